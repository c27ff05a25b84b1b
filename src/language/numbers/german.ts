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

const SMALL = new Map([
  ...counting(
    `null ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn
    neunzehn`,
    0,
  ),
  ...["eins", "eine", "einen", "einem", "einer", "eines"].map((word): [string, number] => [word, 1]),
  ["zwo", 2] as const,
]);
const TENS = new Map(counting("zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig", 20, 10));
const SMALL_ORDINALS = new Map([
  ...counting(
    "erste zweite dritte vierte funfte sechste siebte achte neunte zehnte elfte zwolfte dreizehnte vierzehnte funfzehnte sechzehnte siebzehnte achtzehnte neunzehnte",
    1,
  ),
  ["siebente", 7] as const,
]);
const UNIT_BEFORE_TENS = /^(ein|zwei|zwo|drei|vier|funf|sechs|sieben|acht|neun)und(.+)$/;

interface Compound {
  value: number;
  ordinal: boolean;
}

const cardinal = (value: number | undefined): Compound | null =>
  value === undefined ? null : { value, ordinal: false };
const ranked = (value: number | undefined): Compound | null =>
  value === undefined ? null : { value, ordinal: true };

function parseBelowHundred(word: string): Compound | null {
  const simple = cardinal(SMALL.get(word) ?? TENS.get(word)) ?? ranked(SMALL_ORDINALS.get(word));
  if (simple !== null) return simple;
  if (word.endsWith("igste") || word.endsWith("issigste")) {
    const base = parseBelowHundred(word.slice(0, -"ste".length));
    return base === null ? null : { ...base, ordinal: true };
  }
  const [, units = "", tens = ""] = UNIT_BEFORE_TENS.exec(word) ?? [];
  const ten = TENS.get(tens);
  return ten === undefined ? null : cardinal((SMALL.get(units) ?? 0) + ten);
}

/** Below `limit`, of which `name` is a multiplier: "zweihundert" and what follows it. */
function parseAround(
  word: string,
  name: string,
  by: number,
  left: (part: string) => Compound | null,
  right: (part: string) => Compound | null,
): Compound | null {
  const at = word.indexOf(name);
  if (at < 0) return null;
  const before = at === 0 ? cardinal(1) : left(word.slice(0, at));
  if (before === null || before.ordinal || before.value === 0) return null;
  const rest = word.slice(at + name.length);
  if (rest === "") return cardinal(before.value * by);
  if (rest === "ste") return ranked(before.value * by);
  const after = right(rest) ?? (rest.startsWith("und") ? right(rest.slice("und".length)) : null);
  return after === null ? null : { value: before.value * by + after.value, ordinal: after.ordinal };
}

function parseBelowThousand(word: string): Compound | null {
  return parseBelowHundred(word) ?? parseAround(word, "hundert", 100, parseBelowHundred, parseBelowHundred);
}

/** A German number below a million is one word: "neuntausendneunhundertneunundneunzig", "hunderterste". Folded. */
function parseCompound(written: string): Compound | null {
  const word = written
    .replaceAll("fuenf", "funf")
    .replaceAll("zwoelf", "zwolf")
    .replace(/(t|s)e[nrsm]$/, "$1e");
  // "tausend" first: what stands before it may have hundreds.
  return (
    parseAround(word, "tausend", 1_000, parseBelowThousand, parseBelowThousand) ?? parseBelowThousand(word)
  );
}

const MOST_PIECES = 6;

/** A compound, also where its parts are written apart: "zwei tausend", "fünf und zwanzig". */
function readCompound(atoms: readonly NumberAtom[], at: number): Read | null {
  let word = "";
  let read: Read | null = null;
  for (let next = at; next < at + MOST_PIECES && (next === at || joins(atoms[next])); next++) {
    word += wordAt(atoms, next);
    const compound = parseCompound(word);
    if (compound !== null) read = { ...compound, next: next + 1 };
    else if (read === null && next > at) break;
  }
  return read;
}

const SCALES = new Map([
  ["million", 1e6],
  ["millionen", 1e6],
  ["milliarde", 1e9],
  ["milliarden", 1e9],
  ["billion", 1e12],
  ["billionen", 1e12],
  ["dutzend", 12],
]);

const GERMAN: ScaleGrammar = {
  readGroup: readCompound,
  groupLimit: 1e6,
  scales: SCALES,
  ordinalScales: new Map([
    ["millionste", 1e6],
    ["milliardste", 1e9],
  ]),
  shortScales: new Map([
    ["hundert", 100],
    ["tausend", 1e3],
    ["tsd", 1e3],
    ["mio", 1e6],
    ["mrd", 1e9],
    ["bio", 1e12],
  ]),
  bareScales: new Set(),
  and: new Set(["und"]),
  countsThousandsOfMillions: false,
};

const PARTS = new Map([
  ["halb", 2],
  ["halbe", 2],
  ["halben", 2],
  ["halber", 2],
  ["halbes", 2],
  ["halfte", 2],
  ...counting("drittel viertel funftel sechstel siebtel achtel neuntel zehntel", 3),
  ["hundertstel", 100],
  ["tausendstel", 1_000],
]);

/** "ein Drittel", "drei Viertel", "eine halbe Million", "die Hälfte". */
function readParts(atoms: readonly NumberAtom[], at: number): SpelledNumber | null {
  const own = PARTS.get(wordAt(atoms, at));
  const count = SMALL.get(wordAt(atoms, at)) ?? atoms[at]?.digits ?? 0;
  const by = own ?? PARTS.get(joinedWord(atoms, at + 1));
  if (by === undefined || (own === undefined && count < 1)) return null;
  const value = (own === undefined ? count : 1) / by;
  const end = own === undefined ? at + 2 : at + 1;
  const scale = SCALES.get(joinedWord(atoms, end));
  return scale === undefined
    ? { value, kind: "fraction", end }
    : { value: value * scale, kind: "cardinal", end: end + 1 };
}

/** "anderthalb", "zweieinhalb": a number and a half in one word. */
function readHalves(atoms: readonly NumberAtom[], at: number): SpelledNumber | null {
  const word = wordAt(atoms, at);
  const whole = word.startsWith("anderthalb") ? 1 : parseCompound(word.replace(/einhalb$/, ""))?.value;
  if (whole === undefined || !/halb(?:e[nrs]?)?$/.test(word) || word.startsWith("halb")) return null;
  const scale = SCALES.get(joinedWord(atoms, at + 1));
  const value = (whole + 0.5) * (scale ?? 1);
  return { value, kind: "cardinal", end: at + (scale === undefined ? 1 : 2) };
}

/** The number in German words, or digits with scales, that begins at `at`; null where none does. Words are folded. */
export function readGermanNumber(atoms: readonly NumberAtom[], at: number): SpelledNumber | null {
  const parts = readParts(atoms, at) ?? readHalves(atoms, at);
  if (parts !== null) return parts;
  const number = readScaled(GERMAN, atoms, at);
  if (number === null) return null;
  return { value: number.value, kind: number.ordinal ? "ordinal" : "cardinal", end: number.next };
}
