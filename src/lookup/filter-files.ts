import { LookupRefused } from "./refused.ts";
import { type CodedList, encodeList, ListReader } from "./sorted-list.ts";

// The filter holds the first `bits` bits of the look-up hash of every annotated page. The first 8 of them say in which of 256
// segments a page stands, the rest is its number there. A day's filter (the anchor) is cut into parts of equally many
// segments; a patch says what came and went since.
//
//   part  = 1, bits, then a list a segment
//   patch = 2, bits, then for each segment that differs: its number, the list of what came, the list of what went

export const SEGMENTS = 256;
export const SEGMENT_BITS = 8;
/** Of 10^9 pages, 38. */
export const MAX_FILTER_BITS = 38;

/** One in so many pages that nobody annotated is asked for all the same. They are cover for the others. */
const RARITY_BITS = 8;

const PART = 1;
const PATCH = 2;

/** How many bits of a hash a filter of so many pages holds, so that 2^-9 to 2^-8 of all other pages seem to be in it. */
export function filterBits(pages: number): number {
  return Math.min(MAX_FILTER_BITS, RARITY_BITS + Math.ceil(Math.log2(Math.max(1, pages))));
}

/** Where a hash stands: 64 hex digits, or as many of them as hold the bits. */
export function placeOf(hash: string, bits: number): { segment: number; value: number } {
  const rest = bits - SEGMENT_BITS;
  const value = Number.parseInt(hash.slice(2, 10), 16);
  return { segment: Number.parseInt(hash.slice(0, 2), 16), value: rest === 0 ? 0 : value >>> (32 - rest) };
}

export interface Difference {
  segment: number;
  came: ArrayLike<number>;
  went: ArrayLike<number>;
}

/** @param lists coded, one a segment, in their order. */
export function encodePart(bits: number, lists: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return joined([Uint8Array.of(PART, bits), ...lists]);
}

/** What of a segment goes into a patch; empty where nothing came or went. */
export function encodeDifference(bits: number, { segment, came, went }: Difference): Uint8Array<ArrayBuffer> {
  if (came.length + went.length === 0) return new Uint8Array();
  const rest = bits - SEGMENT_BITS;
  return joined([Uint8Array.of(segment), encodeList(came, rest), encodeList(went, rest)]);
}

export function encodePatch(bits: number, differences: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return joined([Uint8Array.of(PATCH, bits), ...differences]);
}

export function readPart(bytes: Uint8Array, bits: number, segments: number): CodedList[] {
  const reader = openFile(bytes, PART, bits);
  const lists = Array.from({ length: segments }, () => reader.list());
  if (!reader.done) throw new LookupRefused("malformed", "a part of the filter is longer than its segments");
  return lists;
}

/** What came and what went, by segment. */
export type Patch = ReadonlyMap<number, { came: CodedList; went: CodedList }>;

export function readPatch(bytes: Uint8Array, bits: number): Patch {
  const reader = openFile(bytes, PATCH, bits);
  const differences = new Map<number, { came: CodedList; went: CodedList }>();
  while (!reader.done) {
    const segment = reader.byte();
    if (differences.has(segment)) throw new LookupRefused("malformed", "a patch has a segment twice");
    differences.set(segment, { came: reader.list(), went: reader.list() });
  }
  return differences;
}

function openFile(bytes: Uint8Array, kind: number, bits: number): ListReader {
  const reader = new ListReader(bytes);
  if (reader.byte() !== kind || reader.byte() !== bits) {
    throw new LookupRefused("malformed", "a file of the filter is not what the manifest says");
  }
  return reader;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
