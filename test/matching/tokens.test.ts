import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAttribution } from "../../src/matching/attribution.ts";
import { splitSentences } from "../../src/matching/sentences.ts";
import { stem } from "../../src/matching/stem.ts";
import { tokenize } from "../../src/matching/tokens.ts";

const words = (text: string): string[] => tokenize(text).map((token) => token.word);

describe("words", () => {
  it.each([
    ["#DefundTheCBC now", ["defund", "the", "cbc", "now"]],
    ["@realDonaldTrump", ["real", "donald", "trump"]],
    ["see https://t.co/x1Y pic.twitter.com/abc", ["see"]],
    ["Trump’s don't", ["trump", "dont"]],
    ["$1,000 and 5.5% on the 3rd, $12bn", ["1000", "and", "5d5", "on", "the", "3", "12"]],
    ["the U.S. Army", ["the", "us", "army"]],
    ["Élysée", ["elysee"]],
    ["美国总统", ["美国总", "国总统", "总统"]],
    ["COVID新冠", ["covid", "新冠"]],
    ["👍", []],
    ["", []],
  ])("of %s", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it("tells a pronoun from an acronym, and a letter's name from a contraction's end", () => {
    const stops = (text: string): boolean[] => tokenize(text).map((token) => token.stop);
    expect(stops("us US the U.S.")).toEqual([true, false, true, false]);
    expect(stops("d D")).toEqual([true, false]);
  });

  it("stand where they say they stand, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        for (const token of tokenize(text)) expect(text.slice(token.start, token.end)).toBe(token.surface);
      }),
    );
  });
});

describe("stems", () => {
  it.each([
    ["caresses", "caress"],
    ["ponies", "poni"],
    ["agreed", "agre"],
    ["hopping", "hop"],
    ["relational", "relat"],
    ["hopefulness", "hope"],
    ["archaeology", "archaeolog"],
    ["adjustment", "adjust"],
    ["is", "is"],
  ])("%s → %s", (word, expected) => {
    expect(stem(word)).toBe(expected);
  });
});

describe("sentences", () => {
  it("do not end at an abbreviation or an initial, and end with the line", () => {
    expect(
      splitSentences("Sen. J. Smith left the U.S. Senate. He came back!\nHeadline\nNext").map((s) => s.text),
    ).toEqual(["Sen. J. Smith left the U.S. Senate.", "He came back!", "Headline", "Next"]);
  });

  it("stand where they say they stand, in order and apart", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        let last = 0;
        for (const { text: sentence, start, end } of splitSentences(text)) {
          expect(text.slice(start, end)).toBe(sentence);
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
        }
      }),
    );
  });
});

describe("a post's signature", () => {
  it("is its author, and no part of what it says", () => {
    expect(readAttribution("Defund it. — Brad Trost 🇨🇦 (@BradTrostCPC) December 26, 2019")).toEqual({
      body: "Defund it.",
      author: "Brad Trost 🇨🇦 (@BradTrostCPC)",
      day: "December 26, 2019",
    });
    expect(readAttribution("No signature — here")).toEqual({
      body: "No signature — here",
      author: null,
      day: null,
    });
  });
});
