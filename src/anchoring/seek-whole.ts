import { isCodePointBoundary } from "../language/code-points.ts";
import { exactly, GONE } from "./answer.ts";
import { occurrences, quoteOccurrences } from "./candidates.ts";
import { MAX_COMPARED, MAX_OCCURRENCES, MAX_PLACES } from "./caps.ts";
import type { PreparedText } from "./prepared-text.ts";
import type { Query } from "./query.ts";
import type { TextRange } from "./report.ts";
import type { Found, Search } from "./types.ts";
import { cutsAt } from "./words.ts";

/** Prefix, quote and suffix together, character for character. */
export function* seekWhole(prepared: PreparedText, query: Query): Search<Found | null> {
  const { text } = prepared;
  const { exact } = query.selector;
  const whole = query.prefix + exact + query.suffix;
  const found =
    (yield* knownWholes(prepared, query, whole)) ?? (yield* occurrences(text, whole, MAX_PLACES + 1));
  const ranges: TextRange[] = [];
  for (const at of found) {
    const start = at + query.prefix.length;
    const end = start + exact.length;
    if (!isCodePointBoundary(text, start) || !isCodePointBoundary(text, end)) continue;
    // Where context adjoins the quote character for character, so does what the quote cut off.
    if ((query.prefix === "" || query.suffix === "") && found.length <= MAX_COMPARED) {
      yield 10;
      if (query.prefix === "" && cutsAt(text, start)) continue;
      if (query.suffix === "" && cutsAt(text, end)) continue;
    }
    ranges.push({ start, end });
  }
  if (ranges.length === 0) return null;
  if (ranges.length === 1) return exactly(prepared, ranges, 1);
  const chosen = yield* choosePosition(prepared, query, ranges);
  return exactly(prepared, chosen === null ? ranges.slice(0, MAX_PLACES) : [chosen], 1);
}

/**
 * Where the words are indexed already, and the quote is so plain that it reads the same in normal view, its places are
 * known without a pass over the text.
 */
function* knownWholes(prepared: PreparedText, query: Query, whole: string): Search<number[] | null> {
  const { exact } = query.selector;
  const { index } = prepared.words;
  const plain = PLAIN_ENDS.test(exact) && query.joined.text.slice(query.start, query.end) === exact;
  if (index === null || !plain || STARTS_WITH_MARK.test(query.suffix)) return null;
  const places = yield* quoteOccurrences(query, prepared.view.text, index);
  if (places.length === MAX_OCCURRENCES) return null;
  return places
    .map((place) => prepared.view.originalStart(place) - query.prefix.length)
    .filter((at) => at >= 0 && prepared.text.startsWith(whole, at));
}

/** Nothing beside such an end can fold it into something else, except a combining mark. */
const PLAIN_ENDS = /^[!-~](?:.*[!-~])?$/s;
const STARTS_WITH_MARK = /^\p{M}/u;

/** Among places that nothing else tells apart the position decides, but only in the very text that it was taken from. */
function* choosePosition(
  prepared: PreparedText,
  { selector }: Query,
  ranges: readonly TextRange[],
): Search<TextRange | null> {
  if (selector.start === undefined || selector.textSha256 === undefined) return null;
  const start = prepared.codePoints.toUnits(selector.start);
  const end = start + selector.exact.length;
  if (!prepared.text.startsWith(selector.exact, start)) return null;
  if (ranges.length <= MAX_PLACES && !ranges.some((range) => range.start === start)) return null;
  yield prepared.text.length / HASHED_PER_UNIT;
  return prepared.sha256() === selector.textSha256 ? { start, end } : null;
}

/** Characters hashed in one unit of work. */
const HASHED_PER_UNIT = 50;

/** A quote that shows nothing in normal view: only its bare characters can be found. */
export function* seekBare(prepared: PreparedText, query: Query): Search<Found> {
  const { exact } = query.selector;
  const found = yield* occurrences(prepared.text, exact, MAX_PLACES);
  const ranges = found
    .map((start) => ({ start, end: start + exact.length }))
    .filter(
      ({ start, end }) =>
        isCodePointBoundary(prepared.text, start) && isCodePointBoundary(prepared.text, end),
    );
  return ranges.length === 1 && query.prefix + query.suffix === "" ? exactly(prepared, ranges, 1) : GONE;
}
