import { describe, expect, it } from "vitest";
import { matchedRanges } from "../../src/search/matched-ranges.ts";
import { planQuery } from "../../src/search/plan-query.ts";

describe("planning a query", () => {
  it("asks for the words that count, once each, as stems and as written", () => {
    expect(planQuery("The petrol cars, and the CARS")).toEqual({
      terms: [
        { stem: "petrol", word: "petrol", prefix: false },
        { stem: "car", word: "cars", prefix: false },
      ],
      phrases: [],
      trigrams: false,
    });
  });

  it("takes quotation marks of any kind for a phrase, and one alone for nothing", () => {
    expect(planQuery('"final removal order" issued').phrases).toEqual(['"final removal order"']);
    expect(planQuery("„final removal order“").phrases).toEqual(['"final removal order"']);
    expect(planQuery('final "removal order').phrases).toEqual([]);
    expect(planQuery('"one"').phrases).toEqual([]);
  });

  it("leaves nothing of FTS5's syntax in a phrase", () => {
    expect(planQuery('"a* OR (b) NEAR/2 c:d ^e"').phrases).toEqual(['"a or b near 2 c d e"']);
  });

  it("asks for runs of three characters where words have no spaces, and says so", () => {
    const plan = planQuery("特朗普宣");
    expect(plan.trigrams).toBe(true);
    expect(plan.terms.map(({ word, prefix }) => [word, prefix])).toEqual([
      ["特朗普", false],
      ["朗普宣", false],
      ["普宣", true],
    ]);
  });

  it("finds its words in a text again, in code points", () => {
    expect(matchedRanges("🙂 Norway banned petrol cars.", planQuery("car petrol ban"))).toEqual([
      { start: 9, end: 27 },
    ]);
  });
});
