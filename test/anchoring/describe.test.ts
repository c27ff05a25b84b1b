import { expect, test } from "vitest";
import { describe } from "../../src/anchoring/index.ts";

const TEXT =
  "The first speaker was Mrs Adeyemi, who had chaired the inquiry since it was set up. She thanked the witnesses, most of whom had come a long way, and adjourned until Monday.";

test("context is whole words, enough to know an edited quote again", () => {
  const start = TEXT.indexOf("thanked");
  expect(describe(TEXT, start, start + 21)).toEqual({
    exact: "thanked the witnesses",
    prefix: "inquiry since it was set up. She ",
    suffix: ", most of whom had come a long way",
    start,
    end: start + 21,
  });
});

test("with no minimum the selector is the smallest that is unambiguous", () => {
  const start = TEXT.indexOf("witnesses");
  expect(describe(TEXT, start, start + 9, { minimumContext: 0 })).toMatchObject({ prefix: "", suffix: "" });
  const twice = "red house, blue house";
  expect(describe(twice, 16, 21, { minimumContext: 0 })).toEqual({
    exact: "house",
    prefix: "blue ",
    suffix: "",
    start: 16,
    end: 21,
  });
});

test("code points, not UTF-16 units", () => {
  expect(describe("😀😀 word 😀", 3, 7)).toMatchObject({ exact: "word", prefix: "😀😀 ", suffix: " 😀" });
});

test.each([
  [0, 0],
  [-1, 2],
  [3, 2],
  [0, 5],
  [0.5, 2],
])("[%d, %d) is no range of four code points", (start, end) => {
  expect(() => describe("😀bcd", start, end)).toThrow(RangeError);
});
