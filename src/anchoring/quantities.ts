import { calendarName, isMonth } from "../language/calendar.ts";
import { foldWord } from "../language/fold-word.ts";
import type { NumberAtom, SpelledNumber } from "../language/numbers/number-atom.ts";
import type { ReadNumber } from "../language/numbers/spelled-number.ts";
import { ARTICLES_TOO, MAGNITUDE_WORDS, ONLY_BEHIND_NUMBER, UNIT_WORDS } from "./lexicon/quantities.ts";
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

/** Whether a number written as `text` would be a year where `words[index]` stands. */
function isYear(words: readonly Word[], index: number, text: string): boolean {
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

/** Is there a month right before or behind `words[first..last]`? "dix-sept" has none in it. */
function besideMonth(words: readonly Word[], first: number, last = first): boolean {
  // "3rd of March"
  const behind = isOrdinalEnding(words[last + 1]) ? last + 1 : last;
  return [first - 2, first - 1, behind + 1, behind + 2].some((index) => isMonthAt(words, index));
}

function isOrdinalEnding(word: Word | undefined): boolean {
  return word !== undefined && !word.spaced && /^(?:st|nd|rd|th|er|re|e|è|ème|º|ª)$/.test(word.lower);
}

/** The words of a stretch as number readers take them, and where each stands. A hyphen is no word. */
export interface Atoms {
  readonly atoms: readonly NumberAtom[];
  readonly places: readonly number[];
}

/** Words and numbers as readers of spelled numbers take them, and at which index of `words` each stands. */
export function atomsOf(words: readonly Word[], from: number, to: number): Atoms {
  const atoms: NumberAtom[] = [];
  const places: number[] = [];
  let link: NumberAtom["link"] = "space";
  for (let index = from; index < to; index++) {
    const word = words[index];
    if (word === undefined) break;
    if (word.kind === "word" || word.kind === "number") {
      const digits = word.kind === "number" ? numericValue(word.text) : null;
      atoms.push({
        word: foldWord(word.lower),
        digits,
        link: link === "hyphen" && word.spaced ? "apart" : link,
      });
      places.push(index);
      link = "space";
    } else if (word.text === "-" && !word.spaced && link === "space") link = "hyphen";
    else link = word.text === "," && link === "space" ? "comma" : "apart";
  }
  return { atoms, places };
}

function readOtherNumber({ others }: NumberWords, lower: string): SpelledNumber | null {
  const value = others.get(lower);
  return value === undefined ? null : { value, kind: "cardinal", end: 1 };
}

function isNumber(word: Word | undefined, known: NumberWords): boolean {
  if (word === undefined || (word.kind !== "word" && word.kind !== "number")) return false;
  if (word.kind === "number" || readOtherNumber(known, word.lower) !== null) return true;
  return known.readNumber([{ word: foldWord(word.lower), digits: null, link: "space" }], 0) !== null;
}

/** A number that is a year where it stands: "in nineteen ninety-nine", "en mil novecientos noventa y nueve"; not "in two thousand". */
function isSpelledYear(words: readonly Word[], index: number, number: SpelledNumber): boolean {
  return number.kind !== "ordinal" && number.value % 100 !== 0 && isYear(words, index, String(number.value));
}

const canonical = (value: number): string => String(Number(value.toPrecision(12)));

/** "21st" is no 21. */
const ordinal = (value: number): string => `#${canonical(value)}`;

/**
 * Reads `words[from..to)` in its surroundings, so that "5" in "5 May" is known for a day. With `until`, no further than what begins
 * before it.
 */
export type ReadQuantities = (words: readonly Word[], from: number, to: number, until?: number) => Quantities;

/** What is known of numbers in words. */
export interface NumberWords {
  readonly readNumber: ReadNumber;
  /** Single words of languages that have no reader: Italian, Portuguese, Dutch, Russian, Arabic. */
  readonly others: ReadonlyMap<string, number>;
}

export function quantityReader(known: NumberWords): ReadQuantities {
  return (words, from, to, until = to) => readQuantities(words, from, to, until, known);
}

function readQuantities(
  words: readonly Word[],
  from: number,
  to: number,
  until: number,
  known: NumberWords,
): Quantities {
  const numbers: string[] = [];
  const dates: string[] = [];
  const used = new Set<number>();
  const { atoms, places } = atomsOf(words, from, to);
  let atom = 0;
  for (let index = from; index < until; index++) {
    const word = words[index];
    if (word === undefined) break;
    if (word.kind !== "word" && word.kind !== "number" && word.kind !== "sign") continue;
    while ((places[atom] ?? to) < index) atom++;
    // "Sept. 9": with a capital it is no French seven.
    const isMonthName = word.lower === "sept" && word.text !== word.lower;
    const spelled = places[atom] === index && !isMonthName ? known.readNumber(atoms, atom) : null;
    /** Where the last word of a number stands. */
    const lastOf = (number: SpelledNumber): number =>
      spelled === null ? index : (places[number.end - 1] ?? index);
    const take = (number: SpelledNumber): void => {
      const last = lastOf(number);
      for (let at = index; at <= last; at++) used.add(at);
      index = last;
    };
    if (word.kind === "number") {
      const value = numericValue(word.text);
      used.add(index);
      if (spelled !== null && spelled.end > atom + 1) {
        numbers.push(canonical(spelled.value));
        take(spelled);
        continue;
      }
      if (isYear(words, index, word.text)) dates.push(`y${word.text}`);
      else if (value === null) (/[/:]|\d\.\d+\.\d/.test(word.text) ? dates : numbers).push(word.text);
      else if (value > 0 && value <= 31 && besideMonth(words, index)) dates.push(`day${value}`);
      else numbers.push(isOrdinalEnding(words[index + 1]) ? ordinal(value) : canonical(value));
      if (index + 1 < to && isOrdinalEnding(words[index + 1])) used.add(index + 1);
      continue;
    }
    const lower = word.lower.replaceAll(".", "");
    if (lower === "per" && words[index + 1]?.lower === "cent" && index + 1 < to) {
      used.add(index).add(index + 1);
      numbers.push("%");
      index++;
      continue;
    }
    const previous = words[index - 1];
    const behindNumber = () => isNumber(previous, known);
    const number = spelled ?? readOtherNumber(known, lower);
    const isAlone = spelled === null || spelled.end === atom + 1;
    if (number !== null && number.kind !== "ordinal") {
      if (isAlone && ARTICLES_TOO.has(lower)) numbers.push(`article${number.value}`);
      else if (isSpelledYear(words, index, number)) dates.push(`y${number.value}`);
      else if (number.value <= 31 && number.kind === "cardinal" && besideMonth(words, index, lastOf(number)))
        dates.push(`day${number.value}`);
      else numbers.push(canonical(number.value));
      used.add(index);
      if (spelled !== null) take(spelled);
      continue;
    }
    const magnitude = MAGNITUDE_WORDS.get(lower);
    if (number === null && magnitude !== undefined && (!ONLY_BEHIND_NUMBER.has(lower) || behindNumber())) {
      used.add(index);
      numbers.push(canonical(magnitude));
      continue;
    }
    const calendar = calendarName(word.text, word.lower);
    if (calendar !== null && isAlone) {
      used.add(index);
      dates.push(calendar);
      continue;
    }
    if (number !== null) {
      if (besideMonth(words, index, lastOf(number))) dates.push(`day${number.value}`);
      else numbers.push(ordinal(number.value));
      used.add(index);
      if (spelled !== null) take(spelled);
      continue;
    }
    const unit = UNIT_WORDS.get(lower);
    if (unit !== undefined && (!ONLY_BEHIND_NUMBER.has(lower) || behindNumber())) {
      used.add(index);
      // "last year" is a date, "two years" a number.
      const relative =
        previous !== undefined && /^(?:last|next)$/.test(calendarName(previous.text, previous.lower) ?? "");
      (relative ? dates : numbers).push(unit);
    }
  }
  return { numbers, dates, used };
}
