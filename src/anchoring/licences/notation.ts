import { calendarName, isMonth } from "../../language/calendar.ts";
import { MAGNITUDE_WORDS, UNIT_WORDS } from "../lexicon/quantities.ts";
import type { ReadQuantities } from "../quantities.ts";
import type { Word } from "../words.ts";
import { type Licence, ofPresence, ofWords, type Run, wordAt } from "./licence.ts";

/** Words that a quantity or a date has at most, and by how many of them it is known to be one. */
const LONGEST = 9;
const OPENING = 4;

/** "two million" and "2m", "21st" and "twenty-first", "5 May 2020" and "May 5, 2020", "Sept." and "September". */
export function quantityIn(readQuantities: ReadQuantities): Licence {
  const kept = new WeakMap<readonly unknown[], Map<string, readonly Said[]>>();
  const begun = new WeakMap<readonly unknown[], Map<number, boolean>>();
  /** May a quantity begin here? Asked of every word, where reading what it is costs ten times as much. */
  const begins = (run: Run, at: number): boolean => {
    if (at >= run.to) return false;
    const known = begun.get(run.words) ?? new Map<number, boolean>();
    begun.set(run.words, known);
    const does = known.get(at) ?? readQuantities(run.words, at, at + OPENING, at + 1).used.has(at);
    known.set(at, does);
    return does;
  };
  /** What the runs of words that begin here say, as far as each is nothing but a quantity. */
  const readAll = (run: Run, at: number): readonly Said[] => {
    const known = kept.get(run.words) ?? new Map<string, readonly Said[]>();
    kept.set(run.words, known);
    const key = `${at} ${run.to}`;
    const said = known.get(key) ?? [...readFrom(run, at, readQuantities), ...readFigures(run, at)];
    known.set(key, said);
    return said;
  };
  return {
    name: "quantity",
    *steps({ before, after }, i, j) {
      if (!begins(after, j) || !begins(before, i)) return;
      const all = readAll(after, j);
      if (all.length === 0) return;
      for (const one of readAll(before, i)) {
        for (const other of all) if (one.says === other.says) yield [one.length, other.length];
      }
    },
  };
}

interface Said {
  readonly length: number;
  readonly says: string;
}

function readFrom(run: Run, at: number, readQuantities: ReadQuantities): Said[] {
  const said: Said[] = [];
  const whole = readQuantities(run.words, at, Math.min(run.to, at + LONGEST));
  if (!whole.used.has(at)) return said;
  for (let length = 1; length <= LONGEST && at + length <= run.to; length++) {
    const last = run.words[at + length - 1];
    if (last === undefined) break;
    const isStop =
      last.text === "." &&
      length > 1 &&
      calendarName(run.words[at + length - 2]?.text ?? "", run.words[at + length - 2]?.lower ?? "") !== null;
    if (last.kind === "sign" && !isStop && !/^[\p{Sc}%]$/u.test(last.text)) continue;
    const says = readOne(run, at, at + length, readQuantities);
    if (says === null) continue;
    said.push({ length, says });
  }
  return said;
}

/** A date in figures, where they can mean but one: "2019-06-14", "14/06/2019", "6.14.2019". */
function readFigures(run: Run, at: number): Said[] {
  const written = [0, 1, 2, 3, 4].map((step) => wordAt(run, at + step));
  const joined = (length: number) =>
    written
      .slice(0, length)
      .map((word, index) => (word === undefined || (index > 0 && word.spaced) ? " " : word.text))
      .join("");
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(joined(5));
  if (iso !== null) return dated(5, Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const short = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(joined(1));
  if (short === null) return [];
  const [first, second, year] = [Number(short[1]), Number(short[2]), Number(short[3])];
  if (first > 12) return dated(1, year, second, first);
  return second > 12 || first === second ? dated(1, year, first, second) : [];
}

function dated(length: number, year: number, month: number, day: number): Said[] {
  if (month < 1 || month > 12 || day < 1 || day > 31) return [];
  return [{ length, says: `date ${[`y${year}`, `m${month}`, `day${day}`].sort().join(" ")}` }];
}

/** Words that a date is written with. */
export const IN_DATES: ReadonlySet<string> = new Set(["of", "the", "de", "del"]);
const JOINING = new Set(["and", "und", "et", "y"]);

function readOne({ words }: Run, from: number, to: number, readQuantities: ReadQuantities): string | null {
  const { numbers, dates, used } = readQuantities(words, from, to);
  if (numbers.length + dates.length === 0) return null;
  for (let index = from; index < to; index++) {
    const word = words[index];
    if (used.has(index) || word === undefined) continue;
    if (/^[,.-]$/.test(word.text) && index > from) continue;
    if (dates.length > 0 && numbers.length === 0 && IN_DATES.has(word.lower)) continue;
    if (JOINING.has(word.lower) && dates.length === 0 && index > from && index < to - 1) continue;
    return null;
  }
  if (dates.length > 0 && numbers.length > 0) return null;
  if (dates.length > 0) return `date ${[...dates].sort().join(" ")}`;
  // "Twenty four-hour shifts" are twenty.
  const hyphenated = words
    .slice(from, to)
    .some(({ lower }, index) => UNIT_WORDS.has(lower) && words[from + index - 1]?.text === "-");
  // Five metres or five million: the letter as it stands, where no currency says which.
  const letter = words
    .slice(from, to)
    .find(
      (word) => /^[mb]$/.test(word.lower) && word.spaced && !numbers.some((part) => /^\p{Sc}$/u.test(part)),
    );
  return `number ${compose(numbers)}${letter?.text ?? ""}${hyphenated ? "-" : ""}`;
}

/** "5.3", "1000000" is one number; a currency may stand before or behind. */
function compose(parts: readonly string[]): string {
  const values: string[] = [];
  const units: string[] = [];
  for (const part of parts) {
    const bare = part.replace(/^article/, "");
    const value = Number(bare);
    const last = Number(values.at(-1));
    if (Number.isNaN(value)) units.push(bare);
    else if (values.length > 0 && MAGNITUDES.has(value) && last > 0 && units.length < 2)
      values[values.length - 1] = String(Number((last * value).toPrecision(12)));
    else values.push(bare);
  }
  return values.length <= 1 ? [...values, ...units].join(" ") : parts.join(" ");
}

const MAGNITUDES = new Set([...MAGNITUDE_WORDS.values()].filter((value) => value >= 1000));

/** "10-12" and "10 to 12"; not "1 in 5" and "1 to 5". */
export const numberRange = ofWords("range", (a, b, { before, after }, i, j) => {
  const between = ({ words }: Run, at: number) =>
    words[at - 1]?.kind === "number" && words[at + 1]?.kind === "number";
  const words = new Set([a.text, b.text]);
  if (!between(before, i) || !between(after, j)) return false;
  return words.has("-") && ["to", "bis", "à", "a"].some((word) => words.has(word));
});

/** "On Monday" and "Monday", "5th of May" and "5 May". */
export const dateWords = ofPresence("date words", (word, run, at) => {
  const next = run.words[at + 1];
  if (next === undefined || !/^(?:on|of|the|am|le|el)$/.test(word.lower)) return false;
  const name = calendarName(next.text, next.lower);
  const beyond = run.words[at + 2];
  if (word.lower === "of") return isMonth(name) && run.words[at - 1]?.kind !== "word";
  if (/^d\d/.test(name ?? "")) return word.lower !== "the";
  if (isMonth(name)) return word.lower === "on" && beyond?.kind === "number";
  if (next.kind !== "number") return false;
  const month = [2, 3, 4]
    .map((step) => run.words[at + step])
    .find((word) => word !== undefined && !IN_DAYS.test(word.lower));
  return month !== undefined && isMonth(calendarName(month.text, month.lower));
});

const IN_DAYS = /^(?:st|nd|rd|th|of)$/;

/**
 * "25-year-old" and "25 year old", "19th-century", "two-hour": a hyphen behind a number, before what it counts. Of several words only
 * in figures: "twenty four-hour shifts" are not "twenty-four hour shifts".
 */
export function countedHyphenIn(readQuantities: ReadQuantities): Licence {
  const isNumber = (words: readonly Word[], at: number) =>
    words[at]?.kind === "number" ||
    (words[at]?.kind === "word" && readQuantities(words, at, at + 1).numbers.length > 0);
  return ofPresence("counted hyphen", (word, { words }, at) => {
    const [previous, next] = [words[at - 1], words[at + 1]];
    if (word.text !== "-" || previous === undefined || next === undefined || word.spaced) return false;
    // "under-16s", "second-largest"
    if (/^(?:under|over)$/.test(previous.lower)) return next.kind === "number";
    if (/^(?:second|third|fourth|fifth|sixth|\d+(?:nd|rd|th))$/.test(previous.lower))
      return /(?:est|most|best|worst)$/.test(next.lower);
    if (next.lower === "century") return previous.kind !== "sign";
    if (UNIT_WORDS.has(next.lower))
      return (
        previous.kind === "number" ||
        (isNumber(words, at - 1) &&
          !isNumber(words, at - 2) &&
          words[at - 2]?.text !== "-" &&
          words[at + 2]?.text !== "-")
      );
    return next.lower === "old" && UNIT_WORDS.has(previous.lower);
  });
}

/** "1.200" and "1200" where a dot groups thousands. */
export const groupedThousands = ofWords("grouped thousands", (a, b, { language }) => {
  if (language === "other" || a.kind !== "number" || b.kind !== "number") return false;
  const bare = ({ text }: Word) =>
    /^[1-9]\d{0,2}(?:\.\d{3})+$/.test(text) ? text.replaceAll(".", "") : text.replaceAll(/[ ']/g, "");
  return bare(a) === bare(b) && /^\d+$/.test(bare(a));
});

/** "5 p.m.", "5pm", "5:00 PM", "17:00". */
export const clockTime: Licence = {
  name: "clock time",
  *steps(pair, i, j) {
    const times = readTimes(pair.after, j);
    if (times.length === 0) return;
    for (const one of readTimes(pair.before, i)) {
      for (const other of times) if (one.says === other.says) yield [one.length, other.length];
    }
  },
};

function readTimes(run: Run, at: number): Said[] {
  const first = wordAt(run, at);
  if (first === undefined) return [];
  if (first.lower === "noon" || first.lower === "midday") return [{ length: 1, says: "720" }];
  if (first.lower === "midnight") return [{ length: 1, says: "0" }];
  const parts = /^(\d{1,2})(?:[:.](\d\d))?$/.exec(first.text);
  if (first.kind !== "number" || parts === null) return [];
  const [hour, minute] = [Number(parts[1]), Number(parts[2] ?? 0)];
  const half = halfOf(run, at + 1);
  if (half !== null) {
    const says = String(((hour % 12) + half.add) * 60 + minute);
    return [
      { length: 1 + half.length, says },
      ...(wordAt(run, at + 1 + half.length)?.text === "." ? [{ length: 2 + half.length, says }] : []),
    ];
  }
  // "8h30", "8 h 30"
  const letter = /^h(\d\d)?$/.exec(wordAt(run, at + 1)?.lower ?? "");
  if (letter !== null && hour < 24) {
    const behind = wordAt(run, at + 2);
    if (letter[1] !== undefined) return [{ length: 2, says: String(hour * 60 + Number(letter[1])) }];
    if (behind !== undefined && /^[0-5]\d$/.test(behind.text))
      return [{ length: 3, says: String(hour * 60 + Number(behind.text)) }];
    return [{ length: 2, says: String(hour * 60) }];
  }
  return /[.:]/.test(first.text) && minute < 60 && hour < 24
    ? [{ length: 1, says: String(hour * 60 + minute) }]
    : [];
}

function halfOf(run: Run, at: number): { add: number; length: number } | null {
  const letters = wordAt(run, at)?.lower.replaceAll(".", "");
  if (letters === "am") return { add: 0, length: 1 };
  if (letters === "pm") return { add: 12, length: 1 };
  return null;
}
