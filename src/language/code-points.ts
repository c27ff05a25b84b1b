/**
 * Code point offsets ↔ UTF-16 offsets. Most texts have no surrogate pair, and then both are the same number;
 * otherwise the pairs' positions are kept and searched by halves.
 */
export interface CodePointMap {
  readonly length: number;
  toUnits(codePoint: number): number;
  fromUnits(unit: number): number;
}

/** Number of Unicode code points. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

const SURROGATE_PAIR = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;

function identity(length: number): CodePointMap {
  return { length, toUnits: (n) => n, fromUnits: (n) => n };
}

/** How many of the ascending `positions` are below `limit`. */
function countBelow(positions: Uint32Array, limit: number): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((positions[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function mapCodePoints(text: string): CodePointMap {
  const pairs: number[] = [];
  for (const match of text.matchAll(SURROGATE_PAIR)) pairs.push(match.index);
  if (pairs.length === 0) return identity(text.length);
  const units = Uint32Array.from(pairs);
  // The code point offset at which each pair stands: its unit offset less the pairs before it.
  const points = units.map((unit, index) => unit - index);
  return {
    length: text.length - pairs.length,
    toUnits: (codePoint) => codePoint + countBelow(points, codePoint),
    fromUnits: (unit) => unit - countBelow(units, unit),
  };
}

/** Is `unit` between two code points, not inside a surrogate pair? */
export function isCodePointBoundary(text: string, unit: number): boolean {
  if (unit <= 0 || unit >= text.length) return true;
  const after = text.charCodeAt(unit);
  if (after < 0xdc00 || after > 0xdfff) return true;
  const before = text.charCodeAt(unit - 1);
  return before < 0xd800 || before > 0xdbff;
}
