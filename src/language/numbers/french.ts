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

const UNITS = new Map([
  ...counting(
    "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    0,
  ),
  ["une", 1] as const,
]);
/** "septante" and "nonante" in Belgium and Switzerland, "huitante" and "octante" in Switzerland. */
const TENS = new Map([
  ...counting("vingt trente quarante cinquante soixante septante huitante nonante", 20, 10),
  ["octante", 80] as const,
]);
const SCALES = new Map([
  ["mille", 1e3],
  ["million", 1e6],
  ["millions", 1e6],
  ["milliard", 1e9],
  ["milliards", 1e9],
  ["billion", 1e12],
  ["billions", 1e12],
]);

/** "deuxième" counts as "deux" does, and ends its number: the ordinal of a word → the word. */
const ORDINALS = new Map(
  [...UNITS.keys(), ...TENS.keys(), "cent", ...SCALES.keys()].map((word): [string, string] => [
    `${word.replace(/e$/, "").replace(/cinq$/, "cinqu").replace(/neuf$/, "neuv")}ieme`,
    word,
  ]),
);
ORDINALS.set("premier", "un").set("premiere", "un").set("second", "deux").set("seconde", "deux");

/** The word that a form counts as: without the plural of "vingts", "cents", and of ordinals. */
function read(atoms: readonly NumberAtom[], at: number): { word: string; ordinal: boolean } {
  const written = wordAt(atoms, at);
  const singular = /^(?:vingts|cents)$|iemes$/.test(written) ? written.slice(0, -1) : written;
  const base = ORDINALS.get(singular);
  return base === undefined ? { word: singular, ordinal: false } : { word: base, ordinal: true };
}

/** 1 to 19: "sept", "dix-sept". */
function readTeens(atoms: readonly NumberAtom[], at: number): Read | null {
  const { word, ordinal } = read(atoms, at);
  const value = UNITS.get(word);
  if (value === undefined) return null;
  if (value === 10 && !ordinal && joins(atoms[at + 1])) {
    const more = read(atoms, at + 1);
    const units = UNITS.get(more.word) ?? 0;
    if (units >= 7 && units <= 9) return { value: 10 + units, next: at + 2, ordinal: more.ordinal };
  }
  return { value, next: at + 1, ordinal };
}

function readBelowHundred(atoms: readonly NumberAtom[], at: number): Read | null {
  const { word, ordinal } = read(atoms, at);
  const isFourScore =
    word === "quatre" && !ordinal && joins(atoms[at + 1]) && read(atoms, at + 1).word === "vingt";
  const tens = isFourScore ? 80 : TENS.get(word);
  if (tens === undefined) return readTeens(atoms, at);
  const isRanked = isFourScore ? read(atoms, at + 1).ordinal : ordinal;
  const after = at + (isFourScore ? 2 : 1);
  const alone = { value: tens, next: after, ordinal: isRanked };
  if (isRanked) return alone;
  const rest = joinedWord(atoms, after) === "et" ? after + 1 : after;
  const units = joins(atoms[rest]) ? readTeens(atoms, rest) : null;
  // Sixty and eighty count on to nineteen.
  const limit = tens === 60 || tens === 80 ? 20 : 10;
  return units === null || units.value === 0 || units.value >= limit
    ? alone
    : { value: tens + units.value, next: units.next, ordinal: units.ordinal };
}

function readBelowThousand(atoms: readonly NumberAtom[], at: number): Read | null {
  const isBare = read(atoms, at).word === "cent";
  const first = isBare ? { value: 1, next: at, ordinal: false } : readBelowHundred(atoms, at);
  if (first === null || first.ordinal || first.value === 0) return first;
  if (!isBare && !joins(atoms[first.next])) return first;
  const hundred = read(atoms, first.next);
  if (hundred.word !== "cent") return first;
  const value = first.value * 100;
  const after = first.next + 1;
  if (hundred.ordinal) return { value, next: after, ordinal: true };
  const rest = joins(atoms[after]) ? readBelowHundred(atoms, after) : null;
  return rest === null || rest.value === 0
    ? { value, next: after, ordinal: false }
    : { value: value + rest.value, next: rest.next, ordinal: rest.ordinal };
}

const FRENCH: ScaleGrammar = {
  readGroup: readBelowThousand,
  groupLimit: 1_000,
  scales: SCALES,
  ordinalScales: new Map(
    [...ORDINALS].flatMap(([ordinal, word]): [string, number][] => {
      const scale = SCALES.get(word);
      return scale === undefined ? [] : [[ordinal, scale]];
    }),
  ),
  shortScales: new Map([
    ["m", 1e6],
    ["md", 1e9],
    ["mds", 1e9],
  ]),
  bareScales: new Set(["mille", "millieme"]),
  and: new Set(["et"]),
  countsThousandsOfMillions: false,
};

const PARTS = new Map([
  ["demi", 2],
  ["demie", 2],
  ["tiers", 3],
  ["quart", 4],
  ["quarts", 4],
  ["cinquieme", 5],
  ["cinquiemes", 5],
  ["dixieme", 10],
  ["dixiemes", 10],
]);

/** "un tiers", "trois quarts"; "un cinquième", but "vingt-deuxième". */
function readParts(atoms: readonly NumberAtom[], at: number): SpelledNumber | null {
  const count = UNITS.get(wordAt(atoms, at)) ?? atoms[at]?.digits ?? 0;
  const by = PARTS.get(joinedWord(atoms, at + 1));
  return by === undefined || count < 1 || count > 10
    ? null
    : { value: count / by, kind: "fraction", end: at + 2 };
}

const isHalf = (word: string): boolean => PARTS.get(word) === 2;

/** The number in French words, or digits with scales, that begins at `at`; null where none does. Words are folded. */
export function readFrenchNumber(atoms: readonly NumberAtom[], at: number): SpelledNumber | null {
  const half = isHalf(wordAt(atoms, at)) ? { value: 0.5, end: at + 1 } : readParts(atoms, at);
  if (half !== null) {
    const scale = SCALES.get(joinedWord(atoms, half.end));
    return scale === undefined
      ? { value: half.value, kind: "fraction", end: half.end }
      : { value: half.value * scale, kind: "cardinal", end: half.end + 1 };
  }
  const number = readScaled(FRENCH, atoms, at);
  if (number === null) return null;
  if (number.ordinal) return { value: number.value, kind: "ordinal", end: number.next };
  // "un million et demi", "deux et demi".
  if (joinedWord(atoms, number.next) === "et" && isHalf(joinedWord(atoms, number.next + 1))) {
    return { value: number.value + number.scale / 2, kind: "cardinal", end: number.next + 2 };
  }
  return { value: number.value, kind: "cardinal", end: number.next };
}
