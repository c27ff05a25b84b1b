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
    `cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho
    diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve`,
    0,
  ),
  ["un", 1] as const,
  ["una", 1] as const,
  ["veintiun", 21] as const,
  ["veintiuna", 21] as const,
]);
const TENS = new Map(counting("treinta cuarenta cincuenta sesenta setenta ochenta noventa", 30, 10));
const HUNDREDS = new Map([
  ["cien", 100] as const,
  ...[
    "cient",
    "doscient",
    "trescient",
    "cuatrocient",
    "quinient",
    "seiscient",
    "setecient",
    "ochocient",
    "novecient",
  ].flatMap((stem, index): [string, number][] => [
    [`${stem}os`, (index + 1) * 100],
    [`${stem}as`, (index + 1) * 100],
  ]),
  ["ciento", 100] as const,
]);

function readBelowHundred(atoms: readonly NumberAtom[], at: number): Read | null {
  const word = wordAt(atoms, at);
  const small = SMALL.get(word);
  if (small !== undefined) return { value: small, next: at + 1, ordinal: false };
  const tens = TENS.get(word);
  if (tens === undefined) return null;
  const units = joinedWord(atoms, at + 1) === "y" ? (SMALL.get(joinedWord(atoms, at + 2)) ?? 0) : 0;
  return units > 0 && units < 10
    ? { value: tens + units, next: at + 3, ordinal: false }
    : { value: tens, next: at + 1, ordinal: false };
}

function readBelowThousand(atoms: readonly NumberAtom[], at: number): Read | null {
  const hundreds = HUNDREDS.get(wordAt(atoms, at));
  if (hundreds === undefined) return readBelowHundred(atoms, at);
  const rest = joins(atoms[at + 1]) ? readBelowHundred(atoms, at + 1) : null;
  return rest === null || rest.value === 0
    ? { value: hundreds, next: at + 1, ordinal: false }
    : { value: hundreds + rest.value, next: rest.next, ordinal: false };
}

const SPANISH: ScaleGrammar = {
  readGroup: readBelowThousand,
  groupLimit: 1_000,
  scales: new Map([
    ["mil", 1e3],
    ["millon", 1e6],
    ["millones", 1e6],
    ["billon", 1e12],
    ["billones", 1e12],
    ["docena", 12],
    ["docenas", 12],
  ]),
  ordinalScales: new Map(),
  shortScales: new Map([["m", 1e6]]),
  bareScales: new Set(["mil"]),
  and: new Set(["y"]),
  countsThousandsOfMillions: true,
};

const ORDINAL_STEMS = new Map([
  ...counting("primer segund tercer cuart quint sext septim octav noven decim undecim duodecim", 1),
  ["setim", 7] as const,
  ...counting(
    "decimoprimer decimosegund decimotercer decimocuart decimoquint decimosext decimoseptim decimoctav decimonoven",
    11,
  ),
  ...counting("vigesim trigesim cuadragesim quincuagesim sexagesim septuagesim octogesim nonagesim", 20, 10),
  ...counting(
    "centesim ducentesim tricentesim cuadringentesim quingentesim sexcentesim septingentesim octingentesim noningentesim",
    100,
    100,
  ),
  ["cuadricentesim", 400] as const,
  ["quincentesim", 500] as const,
  ["septicentesim", 700] as const,
  ["octicentesim", 800] as const,
  ["nonicentesim", 900] as const,
  ["noncentesim", 900] as const,
]);
const ORDINAL_SCALES = new Map([
  ["milesim", 1e3],
  ["millonesim", 1e6],
]);
const ORDINAL_ENDING = /(?:o|a|os|as)$/;

const ordinalStem = (word: string): string =>
  /^(?:pri|ter)mer$|^primer$|^tercer$/.test(word) ? word : word.replace(ORDINAL_ENDING, "");

/** "vigésimo primero", "segundo milésimo": each word is an ordinal, and they add up; a thousandth multiplies what is before it. */
function readOrdinal(atoms: readonly NumberAtom[], at: number): SpelledNumber | null {
  let value = 0;
  let group = 0;
  let last = Number.POSITIVE_INFINITY;
  let next = at;
  for (; next === at || joins(atoms[next]); next++) {
    const stem = ordinalStem(wordAt(atoms, next));
    const scale = ORDINAL_SCALES.get(stem);
    if (scale !== undefined) {
      value += Math.max(1, group) * scale;
      group = 0;
      last = Number.POSITIVE_INFINITY;
      continue;
    }
    const part = ORDINAL_STEMS.get(stem);
    // Hundreds, tens and units follow each other in this order.
    if (part === undefined || part >= last) break;
    group += part;
    last = part < 10 ? 0 : 10 ** Math.floor(Math.log10(part));
  }
  return next === at ? null : { value: value + group, kind: "ordinal", end: next };
}

const PARTS = new Map([
  ["medio", 2],
  ["media", 2],
  ["tercio", 3],
  ["tercios", 3],
  ["cuarto", 4],
  ["cuartos", 4],
  ["quinto", 5],
  ["quintos", 5],
  ["decimo", 10],
  ["decimos", 10],
]);

/** "un tercio", "tres cuartos"; singular after one alone, as "cuarto" is an ordinal too. */
function readParts(atoms: readonly NumberAtom[], at: number): SpelledNumber | null {
  const count = SMALL.get(wordAt(atoms, at)) ?? atoms[at]?.digits ?? 0;
  const part = joinedWord(atoms, at + 1);
  const by = PARTS.get(part);
  if (by === undefined || by === 2 || count < 1 || (count === 1) === part.endsWith("s")) return null;
  return { value: count / by, kind: "fraction", end: at + 2 };
}

const isHalf = (word: string): boolean => PARTS.get(word) === 2;

/** The number in Spanish words, or digits with scales, that begins at `at`; null where none does. Words are folded. */
export function readSpanishNumber(atoms: readonly NumberAtom[], at: number): SpelledNumber | null {
  const word = wordAt(atoms, at);
  if (word === "mitad") return { value: 0.5, kind: "fraction", end: at + 1 };
  // "media" by itself is another word, in other languages too.
  if (isHalf(word)) {
    const scale = SPANISH.scales.get(joinedWord(atoms, at + 1));
    return scale === undefined ? null : { value: 0.5 * scale, kind: "cardinal", end: at + 2 };
  }
  const parts = readParts(atoms, at) ?? readOrdinal(atoms, at);
  if (parts !== null) return parts;
  const number = readScaled(SPANISH, atoms, at);
  if (number === null) return null;
  // "un millón y medio", "dos y medio".
  if (joinedWord(atoms, number.next) === "y" && isHalf(joinedWord(atoms, number.next + 1))) {
    return { value: number.value + number.scale / 2, kind: "cardinal", end: number.next + 2 };
  }
  return { value: number.value, kind: "cardinal", end: number.next };
}
