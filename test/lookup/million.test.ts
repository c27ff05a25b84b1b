import { expect, test } from "vitest";
import {
  encodeDifference,
  encodePart,
  encodePatch,
  filterBits,
  readPart,
  readPatch,
  SEGMENT_BITS,
  SEGMENTS,
} from "../../src/lookup/filter-files.ts";
import { PageFilter } from "../../src/lookup/page-filter.ts";
import { encodeList } from "../../src/lookup/sorted-list.ts";

// What the filter weighs at the size for which it is made. Hashes are even, so numbers that are even stand for them; a
// hash is written out only for those that are looked up.

const PAGES = 1_000_000;
const PUBLISHED = 1_000;
const LOOKED_UP = 8_000;

/** Even numbers below 2^32, each run the same (Steele, Lea and Flood, Fast splittable pseudorandom generators, 2014). */
function evenNumbers(count: number, seed: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, i) => {
    let z = Math.imul(i + seed, 0x9e3779b9);
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  });
}

const hashOf = (number: number) => number.toString(16).padStart(8, "0").padEnd(64, "0");

/** The first `bits` bits of each, in their segments. */
function bySegment(numbers: Uint32Array, bits: number): number[][] {
  const segments: number[][] = Array.from({ length: SEGMENTS }, () => []);
  for (const number of numbers.toSorted()) {
    const values = segments[number >>> 24] ?? [];
    const value = (number & 0xffffff) >>> (32 - bits);
    if (value !== values.at(-1)) values.push(value);
  }
  return segments;
}

test("a filter of a million pages, and its patch of a thousand", () => {
  const bits = filterBits(PAGES);
  expect(bits).toBe(28);
  const pages = evenNumbers(PAGES, 1);
  const more = evenNumbers(PUBLISHED, PAGES + 1);
  const [before, came] = [bySegment(pages, bits), bySegment(more, bits)];
  const part = encodePart(
    bits,
    before.map((values) => encodeList(values, bits - SEGMENT_BITS)),
  );
  const patch = encodePatch(
    bits,
    came.map((values, segment) => encodeDifference(bits, { segment, came: values, went: [] })),
  );
  const filter = new PageFilter(bits, readPart(part, bits, SEGMENTS), readPatch(patch, bits));

  const denied = [...pages.subarray(0, LOOKED_UP / 10), ...more].filter(
    (number) => !filter.mayContain(hashOf(number)),
  );
  expect(denied).toEqual([]);
  const others = evenNumbers(LOOKED_UP, 3_000_000);
  const taken = others.filter((number) => filter.mayContain(hashOf(number))).length;
  console.info(
    `filter ${part.length} bytes, ${((part.length * 8) / PAGES).toFixed(2)} bits a page; patch ${patch.length} bytes, ${((patch.length * 8) / PUBLISHED).toFixed(1)} bits a page; 1 in ${(LOOKED_UP / taken).toFixed(0)} others taken`,
  );
  expect(part.length).toBeLessThan(1_300_000);
  expect(patch.length).toBeLessThan(4_000);
  // Expected 1 in 268; five standard deviations more.
  expect(taken).toBeLessThan(LOOKED_UP / 268 + 5 * Math.sqrt(LOOKED_UP / 268));
});
