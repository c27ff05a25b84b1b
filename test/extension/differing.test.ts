import * as fc from "fast-check";
import { expect, it } from "vitest";
import { differing } from "../../src/extension/view/differing.ts";

it("Two wordings differ in the words between what they begin and end with alike", () => {
  expect(differing("found 40 cracks in it", "found 14 cracks in it")).toEqual({
    lead: "found ",
    before: "40",
    after: "14",
    tail: " cracks in it",
  });
});

it("A number is boxed whole, and an inserted word alone", () => {
  expect(differing("in 1999", "in 1998")).toMatchObject({ before: "1999", after: "1998" });
  expect(differing("it did open", "it did not open")).toMatchObject({ before: "", after: "not " });
  expect(differing("so so", "so")).toMatchObject({ after: "" });
});

it("Nothing of either wording is lost", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", " ", "  ", "é", "年"), { maxLength: 12 })
    .map((all) => all.join(""));
  fc.assert(
    fc.property(text, text, (then, now) => {
      const { lead, before, after, tail } = differing(then, now);
      expect(lead + before + tail).toBe(then);
      expect(lead + after + tail).toBe(now);
    }),
  );
});
