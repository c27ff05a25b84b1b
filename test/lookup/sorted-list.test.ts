import fc from "fast-check";
import { expect, test } from "vitest";
import { LookupRefused } from "../../src/lookup/refused.ts";
import { decodeList, encodeList, ListReader } from "../../src/lookup/sorted-list.ts";

const BITS = [0, 1, 8, 13, 20, 30] as const;

test("a list is read as it was written, alone and behind others", () => {
  const lists = fc.constantFrom(...BITS).chain((bits) =>
    fc.record({
      bits: fc.constant(bits),
      values: fc.uniqueArray(fc.integer({ min: 0, max: 2 ** bits - 1 }), { maxLength: 300 }),
    }),
  );
  fc.assert(
    fc.property(fc.array(lists, { maxLength: 5 }), (written) => {
      const sorted = written.map(({ bits, values }) => ({ bits, values: values.sort((a, b) => a - b) }));
      const file = Uint8Array.from(sorted.flatMap(({ bits, values }) => [...encodeList(values, bits)]));
      const reader = new ListReader(file);
      for (const { bits, values } of sorted) expect([...decodeList(reader.list(), bits)]).toEqual(values);
      expect(reader.done).toBe(true);
    }),
  );
});

test("the bytes are those that the format says", () => {
  // 3 numbers below 2^8: rice = floor(log2(256 / 3 × ln 2)) = 5; 5 → 0 00101; 40 − 5 − 1 = 34 → 10 00010; 41 − 40 − 1 → 0 00000
  expect([...encodeList([5, 40, 41], 8)]).toEqual([3, 3, 5, 0b00010110, 0b00010000, 0b00000000]);
  expect([...encodeList([], 8)]).toEqual([0]);
});

test("a number of an even spread takes under 1.6 bits more than what it tells", () => {
  const values = Array.from({ length: 4096 }, (_, i) => Math.floor((i * 7919 * 104729) % 2 ** 20));
  const distinct = [...new Set(values)].sort((a, b) => a - b);
  const bits = (encodeList(distinct, 20).length * 8) / distinct.length;
  expect(bits).toBeLessThan(Math.log2(2 ** 20 / distinct.length) + 1.6);
});

test.each([
  ["nothing", []],
  ["more numbers than bits", [200, 1, 1, 0, 0b11111111]],
  ["a stream that is not there", [2, 90, 3, 0]],
  ["a count without end", [255, 255, 255, 255, 255, 255]],
  ["a rice parameter of 31", [1, 5, 31, 0, 0, 0, 0, 0]],
])("%s is no list", (_, bytes) => {
  expect(() => new ListReader(Uint8Array.from(bytes)).list()).toThrow(LookupRefused);
});

test.each([
  ["ones to the end", [2, 1, 0, 0b11111111], 8],
  ["a number beyond its segment", [1, 2, 1, 0b11111110, 0b00000000], 3],
])("%s: the list is refused when it is read", (_, bytes, bits) => {
  const list = new ListReader(Uint8Array.from(bytes)).list();
  expect(() => decodeList(list, bits)).toThrow(LookupRefused);
});

test("whatever the bytes, a list is read or refused", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      try {
        decodeList(new ListReader(bytes).list(), 30);
      } catch (error) {
        expect(error).toBeInstanceOf(LookupRefused);
      }
    }),
  );
});
