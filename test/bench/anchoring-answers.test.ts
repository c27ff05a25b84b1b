import { expect, test } from "vitest";
import { sharesMost } from "./anchoring-answers.ts";

test.each([
  ["the same range", { start: 10, end: 20 }, { start: 10, end: 20 }, true],
  ["half of it", { start: 10, end: 15 }, { start: 10, end: 20 }, true],
  ["less than half of it", { start: 10, end: 14 }, { start: 10, end: 20 }, false],
  ["more than twice as much", { start: 0, end: 21 }, { start: 10, end: 20 }, false],
  ["a neighbour", { start: 20, end: 30 }, { start: 10, end: 20 }, false],
  ["another place", { start: 50, end: 60 }, { start: 10, end: 20 }, false],
])("a found range and the true one: %s", (_, found, truth, same) => {
  expect(sharesMost(found, truth)).toBe(same);
  expect(sharesMost(truth, found)).toBe(same);
});
