import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asciiDigits } from "../../src/language/decimal-digits.ts";
import { foldWord } from "../../src/language/fold-word.ts";
import { searchTerm } from "../../src/language/search-term.ts";

describe("words are folded", () => {
  it.each([
    ["Élysée", "elysee"],
    ["ĐẤT", "dat"],
    ["Straße", "strasse"],
    ["ΟΔΌΣ", "οδοσ"],
    ["５Ｇ", "5g"],
    ["ﾜｸﾁﾝｶﾞ", "ワクチンガ"],
    ["ﬁne", "fine"],
    ["مَدْرَسَة", "مدرسه"],
    ["ـالإمام", "الامام"],
    ["क़ानून", "कानून"],
    ["प्रधानमंत्री", "प्रधानमंत्री"],
    ["が", "が"],
    ["\u1112\u1161\u11ab", "한"],
    ["soft\u00adware", "software"],
  ])("%s → %s", (word, folded) => {
    expect(foldWord(word)).toBe(folded);
  });

  it("folding twice changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(foldWord(foldWord(text))).toBe(foldWord(text));
      }),
      { numRuns: 2000 },
    );
  });
});

describe("what is looked up", () => {
  it.each([
    ["백신을", "백신"],
    ["백신에서는", "백신"],
    ["정부로", "정부"],
    ["서울로", "서울"],
    ["가을", "가을"],
    ["고양이가", "고양"],
    ["고양이", "고양"],
    ["covid은", "covid"],
    ["المدرسه", "مدرس"],
    ["وبالمدرسه", "بالمدرس"],
    ["ال", "ال"],
    ["追蹤", "追踪"],
    ["vaccines", "vaccines"],
  ])("for %s: %s", (word, term) => {
    expect(searchTerm(word)).toBe(term);
  });
});

it.each([
  ["٣٫٥", "3٫5"],
  ["५०", "50"],
  ["５０", "50"],
  ["𝟗𝟙", "91"],
  ["x²", "x²"],
])("digits of %s are %s", (text, digits) => {
  expect(asciiDigits(text)).toBe(digits);
});
