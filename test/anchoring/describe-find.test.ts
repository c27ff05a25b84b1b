import fc from "fast-check";
import { expect, test } from "vitest";
import { describe, find, prepareText } from "../../src/anchoring/index.ts";

/** Texts of few, awkward pieces, so that quotes repeat, cut surrogate pairs and marks, and stand at either end. */
const awkward = fc
  .array(
    fc.constantFrom(
      "a",
      "b ",
      "ab",
      " ",
      "\n",
      "e\u0301",
      "\u0301",
      "😀",
      "👩\u200d🚀",
      "\ud83d",
      "\ude00",
      "\u00ad",
      "\u00a0",
      "—",
      "-5",
      "“x”",
      "…",
      "ﬁ",
      "« mot »",
      "中文",
      "לא",
      "don’t ",
      "1,000 ",
      "\u0000",
      "\r\n",
    ),
    { minLength: 1, maxLength: 80 },
  )
  .map((pieces) => pieces.join(""));

const anyText = fc.oneof(awkward, fc.string({ unit: "binary", minLength: 1, maxLength: 200 }), fc.lorem());

const textAndRange = anyText.chain((text) => {
  const { length } = Array.from(text);
  return fc.tuple(fc.nat({ max: length - 1 }), fc.nat({ max: length - 1 })).map(([a, b]) => ({
    text,
    start: Math.min(a, b),
    end: Math.max(a, b) + 1,
  }));
});

test("find is the inverse of describe, for any text and range", () => {
  fc.assert(
    fc.property(textAndRange, fc.constantFrom(undefined, 0, 5), ({ text, start, end }, minimumContext) => {
      const prepared = prepareText(text);
      const selector = describe(prepared, start, end, minimumContext === undefined ? {} : { minimumContext });
      const found = find(prepared, selector);
      expect(found).toMatchObject({
        state: "exact",
        moved: false,
        meaningMayHaveChanged: false,
        diff: [],
        places: [{ start, end, exact: selector.exact }],
      });
      expect(Array.from(selector.prefix).length).toBeLessThanOrEqual(64);
      expect(Array.from(selector.suffix).length).toBeLessThanOrEqual(64);
    }),
    { numRuns: 1500 },
  );
});

test("find answers for any pair of strings, with places inside the text", () => {
  fc.assert(
    fc.property(anyText, anyText, fc.option(anyText), fc.option(anyText), (text, exact, prefix, suffix) => {
      const found = find(prepareText(text), {
        exact,
        prefix: prefix ?? undefined,
        suffix: suffix ?? undefined,
      });
      const points = Array.from(text);
      for (const place of [...found.places, ...(found.nearest === null ? [] : [found.nearest])]) {
        expect(points.slice(place.start, place.end).join("")).toBe(place.exact);
        expect(place.start).toBeLessThan(place.end);
        expect(place.score).toBeGreaterThanOrEqual(0);
        expect(place.score).toBeLessThanOrEqual(1);
      }
      expect(found.places.length > 0).toBe(found.state !== "gone");
      if (found.state === "exact") expect(found.places[0].exact).toBe(exact);
      if (found.state === "changed") expect(found.diff).not.toEqual([]);
    }),
    { numRuns: 1500 },
  );
});
