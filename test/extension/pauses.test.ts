import { expect, it } from "vitest";
import { pauseMs } from "../../src/extension/background/pauses.ts";

it("a server that fails is left alone for half a minute, then twice as long each time, at most an hour and a quarter", () => {
  expect([1, 2, 3, 7, 8, 40].map((failures) => pauseMs(failures, 0) / 1000)).toEqual([
    30, 60, 120, 1920, 3600, 3600,
  ]);
  expect(pauseMs(1, 1) / 1000).toBe(37.5);
  expect(pauseMs(40, 1) / 1000).toBe(4500);
});
