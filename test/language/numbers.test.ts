import { toCardinal as german, toOrdinal as germanOrdinal } from "n2words/de-DE";
import { toCardinal as british, toOrdinal as britishOrdinal } from "n2words/en-GB";
import { toCardinal as american, toOrdinal as americanOrdinal } from "n2words/en-US";
import { toCardinal as spanish, toOrdinal as spanishOrdinal } from "n2words/es-ES";
import { toCardinal as belgian, toOrdinal as belgianOrdinal } from "n2words/fr-BE";
import { toCardinal as french, toOrdinal as frenchOrdinal } from "n2words/fr-FR";
import { describe, expect, it } from "vitest";
import { readEnglishNumber } from "../../src/language/numbers/english.ts";
import { readFrenchNumber } from "../../src/language/numbers/french.ts";
import { readGermanNumber } from "../../src/language/numbers/german.ts";
import type { NumberAtom, NumberKind, SpelledNumber } from "../../src/language/numbers/number-atom.ts";
import { readSpanishNumber } from "../../src/language/numbers/spanish.ts";
import { readSpelledNumber } from "../../src/language/numbers/spelled-number.ts";
import { atomsOf } from "./number-atoms.ts";

type Reader = (atoms: readonly NumberAtom[], at: number) => SpelledNumber | null;
type Speller = (value: number) => string;

/** What a reader makes of the whole of a phrase; null where it leaves a word over. */
function whole(read: Reader, phrase: string): [NumberKind, number] | null {
  const atoms = atomsOf(phrase);
  const number = read(atoms, 0);
  return number === null || number.end !== atoms.length ? null : [number.kind, number.value];
}

function misread(read: Reader, spell: Speller, kind: NumberKind, values: Iterable<number>): string[] {
  const wrong: string[] = [];
  for (const value of values) {
    const phrase = spell(value);
    const got = whole(read, phrase);
    if (got?.[0] !== kind || got[1] !== value) wrong.push(`${value}: ${phrase}`);
  }
  return wrong;
}

function* upTo(last: number, first = 0) {
  for (let value = first; value <= last; value++) yield value;
}

/** Of every length to 10^12, the same in each run. */
function* samples() {
  let seed = 1;
  for (let i = 0; i < 2_000; i++) {
    seed = (seed * 48_271) % 2_147_483_647;
    yield Math.floor((seed / 2_147_483_647) ** 3 * 1e12);
  }
  yield 1e12;
}

describe.each<[string, Reader, Speller, Speller]>([
  ["American English", readEnglishNumber, american, americanOrdinal],
  ["British English", readEnglishNumber, british, britishOrdinal],
  ["Spanish", readSpanishNumber, spanish, spanishOrdinal],
  ["French", readFrenchNumber, french, frenchOrdinal],
  ["Belgian French", readFrenchNumber, belgian, belgianOrdinal],
  ["German", readGermanNumber, german, germanOrdinal],
])("numbers in %s, as a speller spells them", (_, read, cardinal, ordinal) => {
  it("are read from 0 to 9,999", () => {
    expect(misread(read, cardinal, "cardinal", upTo(9_999))).toEqual([]);
  });

  it("are read without hyphens", () => {
    expect(misread(read, (value) => cardinal(value).replaceAll("-", " "), "cardinal", upTo(9_999))).toEqual(
      [],
    );
  });

  it("are read as ordinals from 1 to 9,999", () => {
    expect(misread(read, ordinal, "ordinal", upTo(9_999, 1))).toEqual([]);
  });

  it("are read to a million millions", () => {
    expect(misread(read, cardinal, "cardinal", samples())).toEqual([]);
  });

  it("are read alike where the language is not known", () => {
    const unlike = [...upTo(999)].filter(
      (value) => readSpelledNumber(atomsOf(cardinal(value)), 0)?.value !== value,
    );
    expect(unlike).toEqual([]);
  });
});

describe("what spellers do not spell", () => {
  it.each<[Reader, string, NumberKind, number]>([
    [readEnglishNumber, "a hundred", "cardinal", 100],
    [readEnglishNumber, "a hundred and one", "cardinal", 101],
    [readEnglishNumber, "nineteen hundred and five", "cardinal", 1_905],
    [readEnglishNumber, "nineteen ninety-nine", "year", 1_999],
    [readEnglishNumber, "twenty twenty-one", "year", 2_021],
    [readEnglishNumber, "nineteen oh five", "year", 1_905],
    [readEnglishNumber, "one and a half", "cardinal", 1.5],
    [readEnglishNumber, "one and a half million", "cardinal", 1_500_000],
    [readEnglishNumber, "a million and a half", "cardinal", 1_500_000],
    [readEnglishNumber, "half a million", "cardinal", 500_000],
    [readEnglishNumber, "three quarters of a million", "cardinal", 750_000],
    [readEnglishNumber, "two and three-quarters", "cardinal", 2.75],
    [readEnglishNumber, "three point one four", "cardinal", 3.14],
    [readEnglishNumber, "two point five billion", "cardinal", 2_500_000_000],
    [readEnglishNumber, "1.5 million", "cardinal", 1_500_000],
    [readEnglishNumber, "5 million 200 thousand", "cardinal", 5_200_000],
    [readEnglishNumber, "five thousand million", "cardinal", 5_000_000_000],
    [readEnglishNumber, "one thousand, two hundred", "cardinal", 1_200],
    [readEnglishNumber, "half a dozen", "cardinal", 6],
    [readEnglishNumber, "two dozen", "cardinal", 24],
    [readEnglishNumber, "a third", "fraction", 1 / 3],
    [readEnglishNumber, "two-thirds", "fraction", 2 / 3],
    [readEnglishNumber, "nine tenths", "fraction", 0.9],
    [readEnglishNumber, "half", "fraction", 0.5],
    [readEnglishNumber, "twenty-second", "ordinal", 22],
    [readSpanishNumber, "un millón y medio", "cardinal", 1_500_000],
    [readSpanishNumber, "medio millón", "cardinal", 500_000],
    [readSpanishNumber, "dos mil tres millones", "cardinal", 2_003_000_000],
    [readSpanishNumber, "veintiún mil", "cardinal", 21_000],
    [readSpanishNumber, "quinientas", "cardinal", 500],
    [readSpanishNumber, "dos tercios", "fraction", 2 / 3],
    [readFrenchNumber, "un million et demi", "cardinal", 1_500_000],
    [readFrenchNumber, "un demi-million", "cardinal", 500_000],
    [readFrenchNumber, "vingt-et-un mille", "cardinal", 21_000],
    [readFrenchNumber, "trois quarts", "fraction", 0.75],
    [readGermanNumber, "anderthalb Millionen", "cardinal", 1_500_000],
    [readGermanNumber, "eine halbe Million", "cardinal", 500_000],
    [readGermanNumber, "neunzehnhundertneunundneunzig", "cardinal", 1_999],
    [readGermanNumber, "zweieinhalb", "cardinal", 2.5],
    [readGermanNumber, "fünf und zwanzig", "cardinal", 25],
    [readGermanNumber, "dreissig", "cardinal", 30],
    [readGermanNumber, "fuenfzig", "cardinal", 50],
    [readGermanNumber, "zwei Drittel", "fraction", 2 / 3],
    [readGermanNumber, "5 Mio", "cardinal", 5_000_000],
  ])("%o reads %s", (read, phrase, kind, value) => {
    const [gotKind, gotValue] = whole(read, phrase) ?? [];
    expect(gotKind).toBe(kind);
    expect(gotValue).toBeCloseTo(value, 9);
  });

  it.each<[Reader, string, number, words: number]>([
    [readEnglishNumber, "one hundred and two hundred people", 100, 2],
    [readEnglishNumber, "one million and two million", 1_000_000, 2],
    [readEnglishNumber, "sixteen twenty-year-olds", 16, 1],
    [readEnglishNumber, "twenty second wait", 20, 1],
    [readEnglishNumber, "one thousand, two of them", 1_000, 2],
    [readEnglishNumber, "five. Six of them", 5, 1],
    [readEnglishNumber, "5 million 2021", 5_000_000, 2],
    [readSpanishNumber, "treinta y muchos", 30, 1],
    [readSpanishNumber, "dos y tres", 2, 1],
    [readFrenchNumber, "vingt et plus", 20, 1],
    [readGermanNumber, "zwanzig und dreißig", 20, 1],
  ])("%o stops where another number or no number follows: %s", (read, phrase, value, words) => {
    expect(read(atomsOf(phrase), 0)).toMatchObject({ value, end: words });
  });

  it.each(["people", "and", "a man", "media", "hundreds", "die Tage", ""])("%j is no number", (phrase) => {
    expect(readSpelledNumber(atomsOf(phrase), 0)).toBeNull();
  });
});
