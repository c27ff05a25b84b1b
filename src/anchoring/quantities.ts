import { calendarName, isMonth } from "./lexicon/calendar.ts";
import {
  ARTICLES_TOO,
  MAGNITUDE_WORDS,
  NUMBER_WORDS,
  ONLY_BEHIND_NUMBER,
  ORDINAL_WORDS,
  UNIT_WORDS,
} from "./lexicon/quantities.ts";
import type { Word } from "./words.ts";

/** What a run of words says in numbers and in dates, under canonical names that can be compared. */
export interface Quantities {
  readonly numbers: readonly string[];
  readonly dates: readonly string[];
  /** Indices of the words that said so. */
  readonly used: ReadonlySet<number>;
}

const FRACTIONS = new Map([
  ["½", 1 / 2],
  ["⅓", 1 / 3],
  ["⅔", 2 / 3],
  ["¼", 1 / 4],
  ["¾", 3 / 4],
  ["⅕", 1 / 5],
  ["⅛", 1 / 8],
]);

/**
 * The value of a number as written, or null. A comma before each three digits, a space or an apostrophe, groups
 * thousands, and so do several dots; one dot is a decimal point, one comma before other than three digits a decimal comma.
 */
export function numericValue(text: string): number | null {
  const sign = /^[-\u2212\u2013]/.test(text) ? -1 : 1;
  const digits = sign < 0 ? text.slice(1) : text;
  const fraction = FRACTIONS.get(digits.at(-1) ?? "");
  if (fraction !== undefined) {
    const whole = digits.length > 1 ? numericValue(digits.slice(0, -1)) : 0;
    return whole === null ? null : sign * (whole + fraction);
  }
  if (/^[1-9]\d{0,2}(?:[,' ]\d{3})+(?:\.\d+)?$/.test(digits))
    return sign * Number(digits.replaceAll(/[,' ]/g, ""));
  if (/^[1-9]\d{0,2}(?:\.\d{3}){2,}(?:,\d+)?$/.test(digits)) {
    return sign * Number(digits.replaceAll(".", "").replace(",", "."));
  }
  if (/^\d+(?:\.\d+)?$/.test(digits)) return sign * Number(digits);
  const parts = /^(\d)\/([2-9])$/.exec(digits);
  if (parts !== null) return (sign * Number(parts[1])) / Number(parts[2]);
  if (/^\d+,\d+$/.test(digits)) return sign * Number(digits.replace(",", "."));
  return null;
}

/** Words before a four-digit number that make it a year. */
const BEFORE_YEAR = new Set(
  "in since by until till from of year en desde hasta año de del im seit bis jahr jahre depuis jusqu'en année dès before after during late early summer".split(
    " ",
  ),
);

function isYear(words: readonly Word[], index: number): boolean {
  const text = words[index]?.text ?? "";
  if (!/^(?:1[5-9]|20)\d\d$/.test(text)) return false;
  const before = words[index - 1];
  if (before === undefined) return true;
  return (
    BEFORE_YEAR.has(before.lower) || calendarName(before.text, before.lower) !== null || before.text === ","
  );
}

function isMonthAt(words: readonly Word[], index: number): boolean {
  const word = words[index];
  return word !== undefined && isMonth(calendarName(word.text, word.lower));
}

function besideMonth(words: readonly Word[], index: number): boolean {
  return [-2, -1, 1, 2].some((step) => isMonthAt(words, index + step));
}

function isOrdinalEnding(word: Word | undefined): boolean {
  return word !== undefined && !word.spaced && /^(?:st|nd|rd|th|er|re|e|è|ème|º|ª)$/.test(word.lower);
}

/** Reads `words[from..to)` in its surroundings, so that "5" in "5 May" is known for a day. */
export function readQuantities(words: readonly Word[], from: number, to: number): Quantities {
  const numbers: string[] = [];
  const dates: string[] = [];
  const used = new Set<number>();
  let pending: number | null = null;
  const flush = () => {
    if (pending !== null) numbers.push(String(Number(pending.toPrecision(12))));
    pending = null;
  };
  for (let index = from; index < to; index++) {
    const word = words[index];
    if (word === undefined) break;
    const previous = words[index - 1];
    const behindNumber =
      previous?.kind === "number" || (previous !== undefined && NUMBER_WORDS.has(previous.lower));
    if (word.kind === "number") {
      flush();
      used.add(index);
      const value = numericValue(word.text);
      if (isYear(words, index)) dates.push(`y${word.text}`);
      else if (value === null) (/[/:]|\d\.\d+\.\d/.test(word.text) ? dates : numbers).push(word.text);
      else if (value > 0 && value <= 31 && besideMonth(words, index)) dates.push(`day${value}`);
      else pending = value;
      if (index + 1 < to && isOrdinalEnding(words[index + 1])) used.add(index + 1);
      continue;
    }
    if (word.kind === "sign" && (word.text === "-" || word.text === "+")) continue;
    const lower = word.lower.replaceAll(".", "");
    if (lower === "per" && words[index + 1]?.lower === "cent" && index + 1 < to) {
      flush();
      used.add(index).add(index + 1);
      numbers.push("%");
      index++;
      continue;
    }
    const spelled = NUMBER_WORDS.get(lower);
    if (spelled !== undefined) {
      used.add(index);
      if (ARTICLES_TOO.has(lower) && pending === null) numbers.push(`article${spelled}`);
      else
        pending =
          pending === null ? spelled : pending >= 20 && spelled < 10 ? pending + spelled : pending + spelled;
      continue;
    }
    const magnitude = MAGNITUDE_WORDS.get(lower);
    if (magnitude !== undefined && (behindNumber || !ONLY_BEHIND_NUMBER.has(lower))) {
      used.add(index);
      pending = (pending ?? 1) * magnitude;
      continue;
    }
    const calendar = calendarName(word.text, word.lower);
    if (calendar !== null) {
      flush();
      used.add(index);
      dates.push(calendar);
      continue;
    }
    const ordinal = ORDINAL_WORDS.get(lower);
    if (ordinal !== undefined) {
      flush();
      used.add(index);
      if (besideMonth(words, index)) dates.push(`day${ordinal}`);
      else pending = ordinal;
      continue;
    }
    const unit = UNIT_WORDS.get(lower);
    if (unit !== undefined && (behindNumber || !ONLY_BEHIND_NUMBER.has(lower))) {
      flush();
      used.add(index);
      // "last year" is a date, "two years" a number.
      const relative =
        previous !== undefined && /^(?:last|next)$/.test(calendarName(previous.text, previous.lower) ?? "");
      (relative ? dates : numbers).push(unit);
      continue;
    }
    flush();
  }
  flush();
  return { numbers, dates, used };
}
