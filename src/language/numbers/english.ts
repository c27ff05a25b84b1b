import {
  counting,
  joinedWord,
  joins,
  type NumberAtom,
  type Read,
  type SpelledNumber,
  wordAt,
} from "./number-atom.ts";
import { readScaled, type ScaleGrammar } from "./scaled-number.ts";

const UNITS = new Map(
  counting(
    `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen`.replaceAll(/\s+/g, " "),
    0,
  ),
);
const TENS = new Map(counting("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10));
const UNIT_ORDINALS = new Map(
  counting(
    `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
    seventeenth eighteenth nineteenth`.replaceAll(/\s+/g, " "),
    1,
  ),
);
const TEN_ORDINALS = new Map(
  counting("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", 20, 10),
);
const SCALES = new Map([
  ["thousand", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
  ["trillion", 1e12],
  ["quadrillion", 1e15],
  ["dozen", 12],
]);

/** Below a hundred: "forty", "forty-two", "forty-second". */
function readBelowHundred(atoms: readonly NumberAtom[], at: number): Read | null {
  const word = wordAt(atoms, at);
  const small = UNITS.get(word);
  if (small !== undefined) return { value: small, next: at + 1, ordinal: false };
  const rank = UNIT_ORDINALS.get(word) ?? TEN_ORDINALS.get(word);
  if (rank !== undefined) return { value: rank, next: at + 1, ordinal: true };
  const tens = TENS.get(word);
  if (tens === undefined) return null;
  const following = joinedWord(atoms, at + 1);
  const units = UNITS.get(following) ?? 0;
  if (units > 0 && units < 10) return { value: tens + units, next: at + 2, ordinal: false };
  // "the twenty-second day", "a twenty second wait".
  const ranked =
    following === "second" && atoms[at + 1]?.link !== "hyphen" ? 0 : (UNIT_ORDINALS.get(following) ?? 0);
  if (ranked > 0 && ranked < 10) return { value: tens + ranked, next: at + 2, ordinal: true };
  return { value: tens, next: at + 1, ordinal: false };
}

const COUNTED_BY_A = new Set(["hundred", ...SCALES.keys()]);

/** Below a thousand, and "nineteen hundred": hundreds, with or without "and" before the rest. */
function readBelowThousand(atoms: readonly NumberAtom[], at: number): Read | null {
  const isA = wordAt(atoms, at) === "a" && COUNTED_BY_A.has(joinedWord(atoms, at + 1));
  const first = isA ? { value: 1, next: at + 1, ordinal: false } : readBelowHundred(atoms, at);
  if (first === null || first.ordinal || first.value === 0) return first;
  const following = joinedWord(atoms, first.next);
  if (following === "hundredth") return { value: first.value * 100, next: first.next + 1, ordinal: true };
  if (following !== "hundred") return first;
  const hundreds = first.value * 100;
  const after = first.next + 1;
  const rest = joinedWord(atoms, after) === "and" ? after + 1 : after;
  const last = joins(atoms[rest]) ? readBelowHundred(atoms, rest) : null;
  // "between one hundred and two hundred" are two numbers.
  if (last === null || last.value === 0 || joinedWord(atoms, last.next) === "hundred") {
    return { value: hundreds, next: after, ordinal: false };
  }
  return { value: hundreds + last.value, next: last.next, ordinal: last.ordinal };
}

const ENGLISH: ScaleGrammar = {
  readGroup: readBelowThousand,
  groupLimit: 1_000,
  scales: SCALES,
  ordinalScales: new Map([
    ["thousandth", 1e3],
    ["millionth", 1e6],
    ["billionth", 1e9],
    ["trillionth", 1e12],
  ]),
  shortScales: new Map([
    ["hundred", 100],
    ["k", 1e3],
    ["m", 1e6],
    ["mn", 1e6],
    ["mln", 1e6],
    ["mil", 1e6],
    ["b", 1e9],
    ["bn", 1e9],
    ["tn", 1e12],
  ]),
  bareScales: new Set(),
  and: new Set(["and"]),
  countsThousandsOfMillions: false,
};

/** Parts by their singular; "second" is no part, "a second" is a time. */
const PARTS = new Map([
  ["half", 2],
  ["quarter", 4],
]);
for (const [word, value] of [...UNIT_ORDINALS, ...TEN_ORDINALS]) if (value > 2) PARTS.set(word, value);
const SCALE_ORDINALS = new Map([
  ["hundredth", 100],
  ["thousandth", 1_000],
  ["millionth", 1e6],
  ["billionth", 1e9],
]);
for (const [word, value] of SCALE_ORDINALS) PARTS.set(word, value);
const SEVERAL_PARTS = new Map(
  [...PARTS].map(([word, value]) => [word === "half" ? "halves" : `${word}s`, value]),
);

/** "a third", "two thirds", "three-quarters". */
function readParts(atoms: readonly NumberAtom[], at: number): { value: number; next: number } | null {
  const digits = atoms[at]?.digits ?? null;
  const isA = ["a", "an"].includes(wordAt(atoms, at));
  const count =
    digits !== null || isA
      ? { value: digits ?? 1, next: at + 1 }
      : UNITS.get(wordAt(atoms, at)) === undefined
        ? null
        : readBelowHundred(atoms, at);
  if (count === null || count.value < 1) return null;
  const part = joinedWord(atoms, count.next);
  // "the one hundredth time", "one hundredth of a second".
  if (count.value === 1 && SCALE_ORDINALS.has(part) && joinedWord(atoms, count.next + 1) !== "of")
    return null;
  const by = count.value === 1 ? PARTS.get(part) : SEVERAL_PARTS.get(part);
  return by === undefined ? null : { value: count.value / by, next: count.next + 1 };
}

const SOLID_SCALES = [...SCALES.keys()];

/** "half a million", "half million", "three quarters of a million": a part of a scale is a number. */
function readPartOfScale(
  atoms: readonly NumberAtom[],
  part: { value: number; next: number },
): { value: number; next: number } | null {
  let next = part.next;
  if (joinedWord(atoms, next) === "of") next++;
  if (["a", "one"].includes(joinedWord(atoms, next))) next++;
  const scale = joinedWord(atoms, next);
  if (!SOLID_SCALES.includes(scale)) return null;
  return { value: part.value * (SCALES.get(scale) ?? 1), next: next + 1 };
}

/** "nineteen ninety-nine", "twenty twenty-one", "nineteen oh five". */
function readYear(atoms: readonly NumberAtom[], at: number): { value: number; next: number } | null {
  const century = UNITS.get(wordAt(atoms, at)) ?? TENS.get(wordAt(atoms, at)) ?? 0;
  if (century < 13 || century > 20 || !joins(atoms[at + 1])) return null;
  const isOh = ["oh", "o"].includes(wordAt(atoms, at + 1));
  const rest = isOh ? at + 2 : at + 1;
  const year = joins(atoms[rest]) ? readBelowHundred(atoms, rest) : null;
  if (year === null || year.ordinal || (isOh ? year.value > 9 || year.value === 0 : year.value < 10))
    return null;
  const after = joinedWord(atoms, year.next);
  // "sixteen twenty-year-olds", "nineteen ninety thousand".
  if (atoms[year.next]?.link === "hyphen" || after === "hundred" || SCALES.has(after)) return null;
  return { value: century * 100 + year.value, next: year.next };
}

/** "point one four" behind a whole number. */
function readDecimals(atoms: readonly NumberAtom[], at: number): { digits: string; next: number } | null {
  if (joinedWord(atoms, at) !== "point") return null;
  let digits = "";
  let next = at + 1;
  for (; joins(atoms[next]); next++) {
    const word = wordAt(atoms, next);
    const digit = ["oh", "o"].includes(word) ? 0 : UNITS.get(word);
    if (digit === undefined || digit > 9) break;
    digits += digit;
  }
  return digits === "" ? null : { digits, next };
}

/** Scales behind a number that already has its parts: "one and a half million". */
function multiply(atoms: readonly NumberAtom[], value: number, at: number): SpelledNumber {
  let by = 1;
  let next = at;
  for (
    let scale = SCALES.get(joinedWord(atoms, next));
    scale !== undefined;
    scale = SCALES.get(joinedWord(atoms, next))
  ) {
    by *= scale;
    next++;
  }
  return { value: value * by, kind: "cardinal", end: next };
}

/** The number in English words, or digits with scales, that begins at `at`; null where none does. */
export function readEnglishNumber(atoms: readonly NumberAtom[], at: number): SpelledNumber | null {
  const half = wordAt(atoms, at) === "half" ? { value: 0.5, next: at + 1 } : null;
  const part = half ?? readParts(atoms, at);
  if (part !== null) {
    const whole = readPartOfScale(atoms, part);
    return whole === null
      ? { value: part.value, kind: "fraction", end: part.next }
      : { value: whole.value, kind: "cardinal", end: whole.next };
  }
  const year = readYear(atoms, at);
  if (year !== null) return { value: year.value, kind: "year", end: year.next };
  const number = readScaled(ENGLISH, atoms, at);
  if (number === null) return null;
  if (number.ordinal) return { value: number.value, kind: "ordinal", end: number.next };
  const decimals = readDecimals(atoms, number.next);
  if (decimals !== null && number.scale === 1) {
    return multiply(atoms, Number(`${number.value}.${decimals.digits}`), decimals.next);
  }
  if (joinedWord(atoms, number.next) === "and" && joins(atoms[number.next + 1])) {
    const more = readParts(atoms, number.next + 1);
    if (more !== null && more.value < 1) {
      if (number.scale === 1) return multiply(atoms, number.value + more.value, more.next);
      // "a million and a half"
      if (PARTS.get(wordAt(atoms, more.next - 1)) === 2) {
        return { value: number.value + more.value * number.scale, kind: "cardinal", end: more.next };
      }
    }
  }
  return { value: number.value, kind: "cardinal", end: number.next };
}

/** Whether a word is a number, or a part of one. */
export function isEnglishNumeral(word: string): boolean {
  return UNITS.has(word) || TENS.has(word) || word === "hundred" || SCALES.has(word);
}

/** Whether a number can begin with this word, which lets readers pass over all others. */
export function beginsEnglishNumber(word: string): boolean {
  return (
    UNITS.has(word) ||
    TENS.has(word) ||
    UNIT_ORDINALS.has(word) ||
    TEN_ORDINALS.has(word) ||
    word === "a" ||
    word === "an" ||
    word === "half"
  );
}
