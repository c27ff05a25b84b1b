import { expect, test } from "vitest";
import { arrange, placeOf, revise, touches } from "./revision.ts";

const base = Array.from("one two 🐕 three four");
const quote = { start: 4, end: 15 }; // “two 🐕 three”

test("an edit before the range shifts its place", () => {
  const revision = revise(base, [{ type: "replace", start: 0, end: 3, text: "eleven" }]);
  expect(revision.text).toBe("eleven two 🐕 three four");
  expect(placeOf(revision, quote)).toEqual({ start: 7, end: 18 });
  expect(touches(revision, quote)).toBe(false);
});

test("text inserted within the range belongs to its place, text at its ends does not", () => {
  const within = revise(base, [{ type: "replace", start: 8, end: 8, text: "big " }]);
  expect(within.text).toBe("one two big 🐕 three four");
  expect(placeOf(within, quote)).toEqual({ start: 4, end: 19 });
  expect(touches(within, quote)).toBe(true);
  const atEnds = revise(base, [
    { type: "replace", start: 4, end: 4, text: "(" },
    { type: "replace", start: 15, end: 15, text: ")" },
  ]);
  expect(atEnds.text).toBe("one (two 🐕 three) four");
  expect(placeOf(atEnds, quote)).toEqual({ start: 5, end: 16 });
});

test("a range that is deleted has no place", () => {
  const revision = revise(base, [{ type: "replace", start: 3, end: 15, text: "" }]);
  expect(revision.text).toBe("one four");
  expect(placeOf(revision, quote)).toBeNull();
});

test("a moved range is found where it was put, with the edits made in it", () => {
  const revision = revise(base, [
    { type: "move", start: 4, end: 16, to: 0 },
    { type: "replace", start: 8, end: 9, text: "cats" },
  ]);
  expect(revision.text).toBe("two cats three one four");
  expect(placeOf(revision, quote)).toEqual({ start: 0, end: 14 });
});

test("pieces may be arranged anew, with text between them", () => {
  const revision = arrange(base, [{ start: 10, end: 20 }, "; ", { start: 0, end: 9 }]);
  expect(revision.text).toBe("three four; one two 🐕");
  expect(placeOf(revision, { start: 0, end: 7 })).toEqual({ start: 12, end: 19 });
});

test("a truth that would be a matter of opinion is refused", () => {
  const straddling = revise(base, [{ type: "replace", start: 0, end: 7, text: "some" }]);
  expect(() => placeOf(straddling, quote)).toThrow("inside and outside");
  const torn = revise(base, [{ type: "move", start: 0, end: 4, to: 8 }]);
  expect(() => placeOf(torn, quote)).toThrow("torn");
});
