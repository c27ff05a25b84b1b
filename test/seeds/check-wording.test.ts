import { describe, expect, it } from "vitest";
import { checkWording } from "../../src/seeds/check-wording.ts";
import { claimWith, setOf, span } from "./invented-set.ts";

const TEXTS = new Map([["bridge", "One two three four five six seven eight nine ten eleven twelve."]]);

function problemsOf(headline: string, ...quotes: string[]) {
  const claim = claimWith(...quotes.map((exact) => span({ exact, start: 0 })));
  return checkWording(setOf({ ...claim, verdict: { ...claim.verdict, headline } }), TEXTS);
}

describe("our own words", () => {
  it("may hold eight words of an article in a row", () => {
    expect(problemsOf("So: two three four five six seven eight nine, then others")).toEqual([]);
  });

  it("may not hold nine, whatever the case and the punctuation", () => {
    expect(problemsOf("So: Two, three – four FIVE six seven eight nine ten")).toEqual([
      {
        file: "claims/the-bridge-is-old.json",
        at: "verdict.headline",
        message: "more than 8 words in a row of bridge: “two three four five six seven eight nine ten …”",
      },
    ]);
  });

  it("may repeat what a quote gives anyway", () => {
    const nine = "two three four five six seven eight nine ten";
    expect(problemsOf(nine, "One two three four five six seven eight nine ten")).toEqual([]);
    expect(problemsOf(nine, "two three four five six seven eight")).toHaveLength(1);
  });

  it("are looked for in every field", () => {
    const words = "one two three four five six seven eight nine";
    const set = setOf(claimWith());
    set.rejected.push({ article: "bridge", considered: words, reason: "Because." });
    set.topics.push({ topic: "counting", covers: words });
    expect(checkWording(set, TEXTS).map(({ file, at }) => [file, at])).toEqual([
      ["rejected.json", "0.considered"],
      ["topics.json", "counting.covers"],
    ]);
  });
});
