import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldCase } from "../../src/language/fold-case.ts";
import { foldName } from "../../src/language/fold-name.ts";

describe("names are one name", () => {
  it.each([
    ["in any case of any script", ["Éric Zöllner", "éric zöllner", "ÉRIC ZÖLLNER"], "éric zöllner"],
    ["in Cyrillic and Greek, final sigma or not", ["Τσίπρας Иван", "ΤΣΊΠΡΑΣ ИВАН"], "τσίπρασ иван"],
    ["with ß or SS", ["Weiß", "WEISS", "weiss", "WEIẞ"], "weiss"],
    ["composed or not", ["Zoe\u0308", "Zo\u00eb"], "zo\u00eb"],
    [
      "however much white space is around and between",
      [" Ada  Example", "Ada\u00a0Example\n", "Ada\u3000\tExample"],
      "ada example",
    ],
    [
      "with any apostrophe",
      ["O'Brien", "O\u2019Brien", "O\u2018Brien", "O\u00b4Brien", "O`Brien", "O\u02bcBrien", "O\uff07BRIEN"],
      "o'brien",
    ],
    [
      "with any quotation marks",
      ['"Vesti" TV', "\u201cVesti\u201d TV", "\u00abVesti\u00bb TV", "\u201eVesti\u201c TV"],
      '"vesti" tv',
    ],
    ["with any hyphen", ["Jean-Luc", "Jean\u2010Luc", "Jean\u2011Luc", "Jean\u2013Luc"], "jean-luc"],
    ["in full or half width", ["ＮＨＫ", "NHK"], "nhk"],
    ["in half-width kana", ["ﾜｸﾁﾝ", "ワクチン"], "ワクチン"],
    [
      "with characters that nobody sees",
      ["Ada\u200b Example\u200e", "\ufeffAda Ex\u00adample"],
      "ada example",
    ],
    ["with a ligature", ["Griﬃn", "Griffin", "GRIFFIN"], "griffin"],
  ])("%s", (_, names, key) => {
    expect([...new Set(names.map(foldName))]).toEqual([key]);
  });
});

describe("names are two names", () => {
  it.each([
    ["José", "Jose"],
    ["Bán", "Bàn"],
    ["Кай", "Каи"],
    ["パパ", "ハハ"],
    ["がく", "かく"],
    ["Işık", "Isik"],
    ["Ann", "Anna"],
    ["D'Arcy", "Darcy"],
  ])("%s and %s", (one, other) => {
    expect(foldName(one)).not.toBe(foldName(other));
  });
});

it("a name without anything to see has an empty key", () => {
  expect(foldName(" \u200b\u2060\t")).toBe("");
});

it("folding twice changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const once = foldName(text);
      expect(foldName(once)).toBe(once);
    }),
    { numRuns: 2000 },
  );
});

it("no character is folded further by folding again", () => {
  const unstable: string[] = [];
  for (let row = 0; row <= 0x10ff; row++) {
    if (row >= 0xd8 && row <= 0xdf) continue;
    const letters = Array.from({ length: 256 }, (_, cell) => String.fromCodePoint(row * 256 + cell));
    const once = foldName(letters.join("x"));
    if (foldName(once) !== once) unstable.push(row.toString(16));
  }
  expect(unstable).toEqual([]);
});

describe("case folding", () => {
  it.each([
    ["ſ", "s"],
    ["ẞ", "ss"],
    ["ﬁ", "fi"],
    ["İ", "i\u0307"],
    ["ı", "ı"],
    ["ϐ", "β"],
    ["ᾳ", "αι"],
    ["K", "k"],
    ["Ǆ", "ǆ"],
    ["ǅ", "ǆ"],
    ["Ა", "ა"],
    ["ꮀ", "ꮀ"],
    ["Ꮀ", "ꮀ"],
    ["և", "եւ"],
  ])("%s is %s", (letter, folded) => {
    expect(foldCase(letter)).toBe(folded);
  });
});
