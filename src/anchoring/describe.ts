import { MAX_CONTEXT, MIN_CONTEXT } from "./caps.ts";
import type { PreparedText } from "./prepared-text.ts";
import type { Description } from "./types.ts";
import { cutsAt } from "./words.ts";

export interface DescribeOptions {
  /**
   * Code points of context that even an unambiguous quote gets, before growth to a word's edge; 0 gives the
   * smallest selector there is, which cannot tell an edited quote from a lookalike.
   */
  readonly minimumContext?: number;
}

/**
 * The selector of `[start, end)`, code points, `start < end`: the least context from which the quote can be found
 * again and told from every other place of the text, grown to whole words, at most `MAX_CONTEXT` code points a side.
 * Where so much context still stands several times, the position decides, and `textSha256` says in which text.
 * The inverse is `find`. Throws RangeError if the range is empty or not in the text.
 */
export function describeIn(
  prepared: PreparedText,
  start: number,
  end: number,
  { minimumContext = MIN_CONTEXT }: DescribeOptions = {},
): Description {
  const { codePoints } = prepared;
  if (
    !Number.isInteger(start) ||
    !Number.isInteger(end) ||
    start < 0 ||
    start >= end ||
    end > codePoints.length
  ) {
    throw new RangeError(`[${start}, ${end}) is no range of a text of ${codePoints.length} code points`);
  }
  const from = codePoints.toUnits(start);
  const to = codePoints.toUnits(end);
  const exact = prepared.text.slice(from, to);
  let prefix = "";
  let suffix = "";
  let tried = "";
  for (let size = Math.min(minimumContext, MAX_CONTEXT); size <= MAX_CONTEXT; size++) {
    prefix = contextBefore(prepared, start, from, size);
    suffix = contextAfter(prepared, end, to, size);
    const whole = prefix + exact + suffix;
    if (whole !== tried && isUnique(prepared.text, whole)) return { exact, prefix, suffix, start, end };
    tried = whole;
  }
  const textSha256 = prepared.sha256();
  return { exact, prefix, suffix, start, end, ...(textSha256 === null ? {} : { textSha256 }) };
}

function isUnique(text: string, whole: string): boolean {
  const first = text.indexOf(whole);
  return text.indexOf(whole, first + 1) < 0;
}

const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u;

function isInsideWord(points: readonly string[], at: number): boolean {
  return WORD_CHARACTER.test(points[at - 1] ?? "") && WORD_CHARACTER.test(points[at] ?? "");
}

/** `size` code points before the quote, grown to a word's beginning. */
function contextBefore(
  { text, codePoints }: PreparedText,
  start: number,
  from: number,
  size: number,
): string {
  const most = Math.min(MAX_CONTEXT, start);
  // One code point more than may be used, to see whether a word goes on.
  const extra = start > most ? 1 : 0;
  const points = Array.from(text.slice(codePoints.toUnits(start - most - extra), from));
  // Not even a selector without context may hide that the quote begins inside a word.
  let length = Math.min(size === 0 && cutsAt(text, from) ? 1 : size, most);
  while (length < most && isInsideWord([...points, text.charAt(from)], points.length - length)) length++;
  return points.slice(points.length - length).join("");
}

function contextAfter({ text, codePoints }: PreparedText, end: number, to: number, size: number): string {
  const most = Math.min(MAX_CONTEXT, codePoints.length - end);
  const points = Array.from(text.slice(to, codePoints.toUnits(end + most)));
  let length = Math.min(size === 0 && cutsAt(text, to) ? 1 : size, most);
  const before = text.slice(codePoints.toUnits(end - 1), to);
  while (length < most && isInsideWord([before, ...points], length + 1)) length++;
  return points.slice(0, length).join("");
}
