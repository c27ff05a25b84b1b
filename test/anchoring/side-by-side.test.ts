import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareSideBySide } from "../../src/anchoring/index.ts";

/** What differs as "quote|text", or "quote|text (name > name)" where it is typography; what agrees as it is. */
function shown(quote: string, text: string): string[] {
  return compareSideBySide(quote, text).map((run) => {
    if (run.quote === run.text) return run.quote;
    const names = run.characters.map((one) => ` (${one.quote.join(", ")} > ${one.text.join(", ")})`);
    return `${run.quote}|${run.text}${names.join("")}`;
  });
}

describe("two wordings side by side", () => {
  it.each([
    ["the same", "It is so.", "It is so.", ["It is so."]],
    ["another number", "some 14 homes", "some 40 homes", ["some ", "14|40", " homes"]],
    ["a word too many", "it is not shut", "it is shut", ["it is ", "not |", "shut"]],
    ["a word left out", "it is shut", "it is not shut", ["it is ", "|not ", "shut"]],
    [
      "a space that does not break",
      "5 million",
      "5\u00A0million",
      ["5", " |\u00A0 (U+0020 SPACE > U+00A0 NO-BREAK SPACE)", "million"],
    ],
    [
      "a soft hyphen",
      "cooperation now",
      "co\u00ADoperation now",
      ["cooperation|co\u00ADoperation ( > U+00AD SOFT HYPHEN)", " now"],
    ],
    [
      "a word divided at the end of a line, with a ligature",
      "were \uFB02ood-\ned on",
      "were flooded on",
      [
        "were ",
        "\uFB02ood-\ned|flooded (U+FB02 LATIN SMALL LIGATURE FL > U+0066 f, U+006C l) (U+002D HYPHEN-MINUS, U+000A LINE FEED > )",
        " on",
      ],
    ],
    [
      "several words in a row",
      "the old mayor said so",
      "the young clerk said so",
      ["the ", "old mayor|young clerk", " said so"],
    ],
    ["nothing in common", "yes", "川の水", ["yes|川の水"]],
    ["an empty side", "", "more", ["|more"]],
    ["both empty", "", "", []],
  ])("%s", (_what, quote, text, runs) => {
    expect(shown(quote, text)).toEqual(runs);
  });

  it("give both back, whatever they are", () => {
    const words = fc
      .array(fc.constantFrom("a", "b", " ", "\u00A0", "-", "’", "'", "40", "\u00AD", "👩🏽\u200D🚒", "é"), {
        maxLength: 20,
      })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(words, words, (quote, text) => {
        const runs = compareSideBySide(quote, text);
        expect([runs.map((run) => run.quote).join(""), runs.map((run) => run.text).join("")]).toEqual([
          quote,
          text,
        ]);
      }),
    );
  });

  it("of the longest wordings are compared at once", () => {
    const quote = "a b ".repeat(400);
    const [run, ...more] = compareSideBySide(quote, "c d ".repeat(400));
    expect([run?.quote, more]).toEqual([quote, []]);
  });
});
