import * as fc from "fast-check";
import { expect, it } from "vitest";
import { dependencyGroups } from "../../src/transfer/dependency-groups.ts";

const groups = (needs: Record<string, string[]>) =>
  dependencyGroups(new Map(Object.entries(needs))).map((group) => group.toSorted());

it("what is needed comes before what needs it", () => {
  expect(groups({ a: ["b"], b: ["c"], c: [] })).toEqual([["c"], ["b"], ["a"]]);
});

it("what needs each other in a circle comes together", () => {
  expect(groups({ a: ["b"], b: ["c"], c: ["b", "d"], d: [], e: ["e"] })).toEqual([
    ["d"],
    ["b", "c"],
    ["a"],
    ["e"],
  ]);
});

it("what is needed and no node does not count", () => {
  expect(groups({ a: ["elsewhere"] })).toEqual([["a"]]);
});

it("a chain may be as long as the list", () => {
  const length = 100_000;
  const needs = new Map(Array.from({ length }, (_, i) => [`${i}`, i + 1 < length ? [`${i + 1}`] : []]));
  expect(dependencyGroups(needs)).toHaveLength(length);
});

it("every node comes once, with or after all that it needs, and with nothing that does not need it back", () => {
  const node = fc.integer({ min: 0, max: 9 }).map(String);
  fc.assert(
    fc.property(fc.dictionary(node, fc.array(node, { maxLength: 4 }), { maxKeys: 10 }), (graph) => {
      const needs = new Map(Object.entries(graph));
      const reach = (from: string, seen = new Set<string>()): Set<string> => {
        for (const next of needs.get(from) ?? []) {
          if (needs.has(next) && !seen.has(next)) reach(next, seen.add(next));
        }
        return seen;
      };
      const done = new Set<string>();
      for (const group of dependencyGroups(needs)) {
        for (const one of group) {
          expect(done.has(one)).toBe(false);
          for (const other of group) if (one !== other) expect(reach(one).has(other)).toBe(true);
        }
        for (const one of group) done.add(one);
        for (const one of group) for (const needed of reach(one)) expect(done.has(needed)).toBe(true);
      }
      expect(done.size).toBe(needs.size);
    }),
  );
});
