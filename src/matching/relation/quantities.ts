import { ENGLISH_MONTHS } from "../../language/calendar.ts";
import { asciiDigits } from "../../language/decimal-digits.ts";
import { beginsEnglishNumber, readEnglishNumber } from "../../language/numbers/english.ts";
import type { NumberAtom, SpelledNumber } from "../../language/numbers/number-atom.ts";
import { oncePerText } from "../once-per-text.ts";
import type { Token } from "../tokens.ts";

/** What a number counts: two of different units do not speak about the same thing. */
export type Unit = "count" | "percent" | "money" | "year" | "day" | "month" | "weekday" | "rank";

/** A dimension, and how many of its base unit one of these has. */
export interface Measure {
  readonly dimension: "time" | "length" | "mass" | "age" | "times";
  readonly scale: number;
}

export interface Quantity {
  readonly unit: Unit;
  readonly value: number;
  /** Values that it may stand for: a little more or less than said, or a magnitude ("dozens"). */
  readonly low: number;
  readonly high: number;
  /** Said to be about, nearly, over so much. */
  readonly about: boolean;
  /** What it measures, where a unit of measure follows: seconds, metres, grams in one of the unit named. */
  readonly measure: Measure | null;
  /** Of "one in six", both numbers. */
  readonly parts?: readonly [number, number];
  /** Indexes of its tokens. */
  readonly from: number;
  readonly to: number;
}

const MAGNITUDES = new Map<string, readonly [number, number]>([
  ["dozens", [24, 99]],
  ["scores", [40, 199]],
  ["hundreds", [200, 999]],
  ["thousands", [1_000, 99_999]],
  ["millions", [1e6, 9.99e8]],
  ["billions", [1e9, 9.99e11]],
  ["couple", [2, 2]],
]);
/** "a few dozen", "several thousand". */
const SEVERAL = new Set(["few", "several", "some", "many"]);
const DECADE = /^['’‘]?(\d{4})s$/u;
const WEEKDAYS = new Map<string, number>(
  "monday tuesday wednesday thursday friday saturday sunday"
    .split(" ")
    .flatMap((word, i): [string, number][] => [
      [word, i + 1],
      [`${word}s`, i + 1],
    ]),
);
const TIMES = new Map([
  ["twice", 2],
  ["double", 2],
  ["doubled", 2],
  ["triple", 3],
  ["tripled", 3],
  ["quadrupled", 4],
  ["twofold", 2],
  ["threefold", 3],
  ["fourfold", 4],
  ["fivefold", 5],
  ["tenfold", 10],
]);

const DAY = 86_400;
const MEASURES = new Map<string, Measure>(
  (
    [
      ["time", 1, "second seconds"],
      ["time", 60, "minute minutes min mins"],
      ["time", 3_600, "hour hours hr hrs"],
      ["time", DAY, "day days"],
      ["time", 7 * DAY, "week weeks"],
      ["time", 30.44 * DAY, "month months"],
      ["time", 365.25 * DAY, "year years yr yrs"],
      ["time", 3_652.5 * DAY, "decade decades"],
      ["time", 36_525 * DAY, "century centuries"],
      ["length", 0.01, "centimetre centimetres centimeter centimeters cm"],
      ["length", 0.0254, "inch inches"],
      ["length", 0.3048, "foot feet"],
      ["length", 1, "metre metres meter meters"],
      ["length", 1_000, "kilometre kilometres kilometer kilometers km kms"],
      ["length", 1_609.34, "mile miles"],
      ["mass", 1, "gram grams"],
      ["mass", 453.6, "lb lbs"],
      ["mass", 1_000, "kilo kilos kilogram kilograms kg"],
      ["mass", 1e6, "ton tons tonne tonnes"],
    ] as const
  ).flatMap(([dimension, scale, names]) =>
    names.split(" ").map((name): [string, Measure] => [name, { dimension, scale }]),
  ),
);

const AGE: Measure = { dimension: "age", scale: 1 };
/** "twice" is no two months. */
const AS_OFTEN: Measure = { dimension: "times", scale: 1 };
const AGES = new Set(["age", "aged"]);

/** What the number at `from` to `to` measures: "18 months", "at the age of 18". */
function measureAround(tokens: readonly Token[], from: number, to: number): Measure | null {
  const before = tokens[tokens[from - 1]?.word === "of" ? from - 2 : from - 1]?.word ?? "";
  const isAge =
    AGES.has(before) || (/^years?$/.test(tokens[to + 1]?.word ?? "") && tokens[to + 2]?.word === "old");
  return isAge ? AGE : (MEASURES.get(tokens[to + 1]?.word ?? "") ?? null);
}

const ABOUT = new Set(
  "about around nearly almost roughly approximately some over than least up least most close".split(" "),
);
/** "nearly 5,000" for 4,957: people round to the leading digit and a half. */
const ROUNDING = 0.12;
/** Two prints of one measured value. */
const PRINTING = 0.005;

/** "no one", "this one", "one of", "one or more": pronouns, not counts. */
const NO_COUNT_BEFORE = new Set("no not this that the every each any another which".split(" "));
/** "you can get one, provided …": nothing is counted where nothing follows. */
const endsClause = (next: Token | undefined): boolean => next === undefined || /[.,;:!?]/u.test(next.gap);
const NO_COUNT_AFTER = new Set("of or another more day time".split(" "));

const GLUED = /^[$€£¥]?(\d+(?:[.,]\d+)*)(k|m|mn|mln|b|bn|tn)$/i;
const GLUED_SCALES = new Map([
  ["k", 1e3],
  ["m", 1e6],
  ["mn", 1e6],
  ["mln", 1e6],
  ["b", 1e9],
  ["bn", 1e9],
  ["tn", 1e12],
]);

function plain(surface: string): number {
  const digits = asciiDigits(surface)
    .replace(/[^\d.,]/gu, "")
    .replace(/[.,](?=\d{3}(?!\d))/g, "");
  return Number(digits.replace(",", "."));
}

/** The value of what is written in digits: "1,000", "5.5%", "$12bn"; null for words. */
function digitsOf(token: Token): number | null {
  const [, glued, scale = ""] = GLUED.exec(token.surface) ?? [];
  const value =
    glued !== undefined
      ? plain(glued) * (GLUED_SCALES.get(scale.toLowerCase()) ?? 1)
      : token.kind === "number"
        ? plain(token.surface)
        : Number.NaN;
  return Number.isFinite(value) ? value : null;
}

function atomOf(token: Token): NumberAtom {
  const link =
    token.gap === "" ? "space" : token.gap === "-" ? "hyphen" : token.gap === "," ? "comma" : "apart";
  return { word: token.word, digits: digitsOf(token), link };
}

interface NumberRead extends SpelledNumber {
  /** Index of its last token. */
  to: number;
  money: boolean;
  /** Spelled with four digits alone, as a year is. */
  bare: boolean;
}

/** Reads the numbers of one text; most texts have none, and then no atom is made. */
function numberReader(tokens: readonly Token[]): (at: number) => NumberRead | null {
  let atoms: NumberAtom[] | null = null;
  return (at) => {
    const token = tokens[at];
    if (token === undefined) return null;
    const digits = token.kind === "number" || GLUED.test(token.surface);
    if (!digits && !beginsEnglishNumber(token.word)) return null;
    atoms ??= tokens.map(atomOf);
    const number = readEnglishNumber(atoms, at);
    if (number === null) return null;
    const to = number.end - 1;
    return {
      ...number,
      to,
      money: /^[$€£¥]/u.test(token.surface),
      bare: to === at && /^\d{4}$/.test(token.surface),
    };
  };
}

const isPercent = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.word === "percent" || token.word === "cent" || token.word === "pct" || token.surface.endsWith("%"));

function isMonth(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !token.capital || !ENGLISH_MONTHS.has(token.word)) return false;
  // May and March are words too.
  if (token.word !== "may" && token.word !== "march") return true;
  const near = [tokens[at - 1], tokens[at + 1]];
  return (
    near.some((one) => one?.kind === "number") ||
    ["in", "since", "until", "last", "by"].includes(tokens[at - 1]?.word ?? "")
  );
}

/** "by a third", "a third of": no word that counts follows, as in "a third man". */
const endsNumber = (next: Token | undefined): boolean =>
  next === undefined || next.stop || next.gap !== "" || AFTER_SHARE.has(next.word);
const AFTER_SHARE = new Set("last next year month week".split(" "));

/** "of an hour", "a year" behind a fraction: what is divided. */
function partOfTime(
  tokens: readonly Token[],
  to: number,
): Pick<Quantity, "unit" | "about" | "measure" | "to"> | null {
  const article = tokens[to + 1]?.word === "of" ? to + 2 : to + 1;
  if (!/^an?$/u.test(tokens[article]?.word ?? "")) return null;
  const measure = MEASURES.get(tokens[article + 1]?.word ?? "");
  return measure?.dimension === "time" ? { unit: "count", about: false, measure, to: article } : null;
}

const isAllBut = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.word === "but" && tokens[at - 2]?.word === "all";

/** What a share is told of: "one in five", "two in every three", "nine out of ten", "12 in every hundred". */
const WHOLES = new Set([2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1_000]);
function shareBehind(
  tokens: readonly Token[],
  { value, to }: NumberRead,
  readNumber: (at: number) => NumberRead | null,
): { readonly of: number; readonly to: number } | null {
  let at = to + 1;
  if (tokens[at]?.word === "out" && tokens[at + 1]?.word === "of") at += 2;
  else if (tokens[at]?.word === "in") at++;
  else return null;
  if (tokens[at]?.word === "every") at++;
  const whole = readNumber(at);
  if (whole === null || !WHOLES.has(whole.value) || whole.value <= value || whole.kind !== "cardinal")
    return null;
  // "3 in 10 minutes" is no share.
  const isMeasured = MEASURES.has(tokens[whole.to + 1]?.word ?? "") || isPercent(tokens[whole.to + 1]);
  return isMeasured ? null : { of: whole.value, to: whole.to };
}

/** Every quantity and date in reading order. */
export const readQuantities = oncePerText<readonly Quantity[]>(read);

function read(tokens: readonly Token[]): Quantity[] {
  const found: Quantity[] = [];
  const readNumber = numberReader(tokens);
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined || token.kind === "handle") continue;
    const before = tokens[at - 1]?.word ?? "";
    const exact = (unit: Unit, value: number, to = at, from = at): void => {
      const about = unit !== "year" && unit !== "month" && unit !== "weekday" && ABOUT.has(before);
      const [low, high] =
        unit === "count" || unit === "money" || unit === "percent"
          ? [value * (1 - PRINTING), value * (1 + PRINTING)]
          : [value, value];
      const measure = unit === "count" ? measureAround(tokens, at, to) : null;
      found.push({ unit, value, low, high, about, measure, from, to });
    };
    const several = SEVERAL.has(before) && MAGNITUDES.has(`${token.word}s`) ? `${token.word}s` : token.word;
    const decade = DECADE.exec(token.surface);
    if (decade !== null) {
      const value = Number(decade[1]);
      found.push({
        unit: "year",
        value,
        low: value,
        high: value + 9,
        about: false,
        measure: null,
        from: at,
        to: at,
      });
      continue;
    }
    const magnitude = MAGNITUDES.get(several);
    if (magnitude !== undefined) {
      found.push({
        unit: "count",
        value: magnitude[0],
        low: magnitude[0],
        high: magnitude[1],
        about: false,
        measure: MEASURES.get(tokens[at + 1]?.word ?? "") ?? null,
        from: at,
        to: at,
      });
      continue;
    }
    if (isMonth(tokens, at)) {
      exact("month", ENGLISH_MONTHS.get(token.word) ?? 0);
      continue;
    }
    const weekday = WEEKDAYS.get(token.word);
    if (weekday !== undefined && token.capital) {
      exact("weekday", weekday);
      continue;
    }
    const times = TIMES.get(token.word);
    if (times !== undefined) {
      exact("count", times);
      const last = found.pop();
      if (last !== undefined) found.push({ ...last, measure: AS_OFTEN });
      continue;
    }
    const number = readNumber(at);
    const part = number?.kind === "fraction" ? partOfTime(tokens, number.to) : null;
    if (number !== null && part !== null) {
      // "a quarter of an hour" is fifteen minutes.
      found.push({ ...part, value: number.value, low: number.value, high: number.value, from: at });
      at = part.to;
      continue;
    }
    if (number?.kind === "fraction") {
      const from = token.word === "a" || token.word === "an" ? at + 1 : at;
      // "a third man" is no third.
      if (number.to > from || token.word === "half" || endsNumber(tokens[number.to + 1])) {
        exact("percent", number.value * 100, number.to, from);
        at = number.to;
      }
      continue;
    }
    if (/^\d+(?:st|nd|rd|th)$/i.test(token.surface)) {
      exact(isMonth(tokens, at - 1) || isMonth(tokens, at + 1) ? "day" : "rank", plain(token.surface));
      continue;
    }
    if (number?.kind === "ordinal") {
      const isDay = number.value <= 31 && (isMonth(tokens, at - 1) || isMonth(tokens, number.to + 1));
      exact(isDay && number.to > at ? "day" : "rank", number.value, number.to);
      at = number.to;
      continue;
    }
    if (number?.kind === "year") {
      exact("year", number.value, number.to);
      at = number.to;
      continue;
    }
    if (number === null) continue;
    const share = number.kind === "cardinal" ? shareBehind(tokens, number, readNumber) : null;
    if (share !== null) {
      exact("percent", (100 * number.value) / share.of, share.to);
      const last = found.pop();
      if (last !== undefined) found.push({ ...last, parts: [number.value, share.of] });
      at = share.to;
      continue;
    }
    const after = tokens[number.to + 1];
    const perCent = after?.word === "per" && isPercent(tokens[number.to + 2]);
    if (after?.word === "grand" && after.gap === "") {
      exact("money", number.value * 1000, number.to + 1);
      at = number.to + 1;
      continue;
    }
    if (isPercent(token) || isPercent(after) || perCent)
      // "all but six percent".
      exact("percent", isAllBut(tokens, at) ? 100 - number.value : number.value, number.to);
    else if (
      number.money ||
      after?.word === "dollars" ||
      after?.word === "euros" ||
      after?.word === "pounds"
    ) {
      exact("money", number.value, number.to);
    } else if (number.bare && number.value >= 1500 && number.value < 2100)
      exact("year", number.value, number.to);
    else if ((isMonth(tokens, at - 1) || isMonth(tokens, number.to + 1)) && number.value <= 31) {
      exact("day", number.value, number.to);
    } else if (
      token.word === "one" &&
      number.to === at &&
      (NO_COUNT_BEFORE.has(before) ||
        NO_COUNT_AFTER.has(after?.word ?? "") ||
        (endsClause(after) && before !== "to" && before !== "by"))
    ) {
      continue;
    } else exact("count", number.value, number.to);
    at = number.to;
  }
  return found;
}

/** Where a text tells a span of time as one of a longer unit, or −1: "a week" for seven days, "a century" for a hundred years. */
export function findOneUnit({ measure, value }: Quantity, tokens: readonly Token[]): number {
  if (measure?.dimension !== "time") return -1;
  return tokens.findIndex((token, at) => {
    const unit = MEASURES.get(token.word);
    if (unit?.dimension !== "time" || !/^an?$/u.test(tokens[at - 1]?.word ?? "")) return false;
    return Math.abs(value * measure.scale - unit.scale) < unit.scale * PRINTING;
  });
}

/** Whether two quantities can be about the same thing. */
export function isComparable(one: Quantity, other: Quantity): boolean {
  if (one.measure !== null && other.measure !== null && one.measure.dimension !== other.measure.dimension)
    return false;
  if (one.unit === other.unit) return true;
  const loose = (unit: Unit): boolean => unit === "count" || unit === "money";
  return loose(one.unit) && loose(other.unit);
}

/** "nearly 5,000" agrees with 4,957, "24 months" with "two years"; "over 18" and "over 21" are two bounds and agree only if equal. */
export function agrees(one: Quantity, other: Quantity): boolean {
  if (!isComparable(one, other)) return false;
  const slack = one.about !== other.about ? ROUNDING : 0;
  // What is not measured in both is compared as it stands: "a 25 year sentence" and "25 years in prison", "sentenced to 25".
  const [mine, theirs] =
    one.measure === null || other.measure === null ? [1, 1] : [one.measure.scale, other.measure.scale];
  return (
    one.low * mine * (1 - slack) <= other.high * theirs && other.low * theirs * (1 - slack) <= one.high * mine
  );
}
