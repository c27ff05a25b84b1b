import search from "approx-string-match";
import { isCodePointBoundary } from "../language/code-points.ts";
import { type Aligned, align, type Pattern } from "./align.ts";
import type { Window } from "./candidates.ts";
import {
  APPROXIMATE_PER_UNIT,
  CELLS_PER_UNIT,
  MAX_ALIGNED,
  MAX_APPROXIMATE_WINDOW,
  MAX_CELLS,
  MAX_PATTERN,
  TOKENISED_PER_UNIT,
} from "./caps.ts";
import { compareNeighbours, KEPT, type Neighbours, wordsAfter, wordsBefore } from "./context.ts";
import { pairGreedily } from "./pair-greedily.ts";
import type { PreparedText } from "./prepared-text.ts";
import { type Query, weigh } from "./query.ts";
import { mendSeams } from "./seams.ts";
import { cutWords, endsSentence, type Word } from "./words.ts";

/** A place in the text's view where the quote, or what became of it, may stand. */
export interface Candidate {
  /** View offsets. */
  readonly start: number;
  readonly end: number;
  /** Share of the quote's words that stand here, by weight, 0..1. */
  readonly words: number;
  readonly neighbours: Neighbours;
  /** The stretch as words, and the quote's word → its partner in `stretch`; null where the view is the same. */
  readonly pairing: Pairing | null;
}

export interface Pairing {
  readonly stretch: readonly Word[];
  /** For each word of the quote. */
  readonly partner: Int32Array;
  readonly from: number;
  readonly to: number;
}

/** Words put into a quote take away this much of its likeness, were they as many as the quote has. */
const INSERTED_WORTH = 0.25;

export function sameInView(query: Query, text: string, start: number): Candidate {
  const end = start + query.end - query.start;
  const neighbours = compareNeighbours(query, wordsBefore(text, start), wordsAfter(text, end));
  return { start, end, words: 1, neighbours, pairing: null };
}

/** The best windows first, by how nearly approximate search finds the quote's head or tail in them. */
export function* rankWindows(
  query: Query,
  text: string,
  windows: readonly Window[],
): Generator<number, Window[]> {
  if (windows.length <= MAX_ALIGNED / 2) return [...windows];
  const quote = query.joined.text.slice(query.start, query.end);
  const patterns =
    quote.length <= MAX_PATTERN ? [quote] : [quote.slice(0, MAX_PATTERN), quote.slice(-MAX_PATTERN)];
  const ranked: { window: Window; errors: number }[] = [];
  for (const window of windows) {
    const stretch = text.slice(window.start, Math.min(window.end, window.start + MAX_APPROXIMATE_WINDOW));
    let errors = 0;
    for (const pattern of patterns) {
      const limit = Math.ceil(pattern.length * 0.6);
      errors += (search(stretch, pattern, limit)[0]?.errors ?? pattern.length) / pattern.length;
      yield (stretch.length * Math.ceil(pattern.length / 32)) / APPROXIMATE_PER_UNIT;
    }
    ranked.push({ window, errors: errors / patterns.length - window.evidence });
  }
  ranked.sort((a, b) => a.errors - b.errors);
  return ranked.slice(0, MAX_ALIGNED).map(({ window }) => window);
}

/** Where in this window the quote stands, if anything of it does. */
export function* locate(
  prepared: PreparedText,
  query: Query,
  window: Window,
): Generator<number, Candidate | null> {
  const { text } = prepared.view;
  // The window's edges are guesses: let them not cut a word.
  let { start, end } = window;
  for (let step = 0; step < 40 && start > 0 && text.charCodeAt(start - 1) !== 0x20; step++) start--;
  for (let step = 0; step < 40 && end < text.length && text.charCodeAt(end) !== 0x20; step++) end++;
  if (!isCodePointBoundary(text, start)) start--;
  if (!isCodePointBoundary(text, end)) end++;
  const stretch = mendSeams(query, cutWords(text, start, end), prepared);
  yield (end - start) / TOKENISED_PER_UNIT;
  const cells = query.pattern.words.length * stretch.length;
  const aligned = cells <= MAX_CELLS ? align(query.pattern, stretch) : pairGreedily(query.pattern, stretch);
  yield Math.min(cells, MAX_CELLS) / CELLS_PER_UNIT;
  return settle(prepared, query, stretch, aligned);
}

function settle(
  prepared: PreparedText,
  query: Query,
  stretch: readonly Word[],
  aligned: Aligned,
): Candidate | null {
  const { text } = prepared.view;
  const { pattern } = query;
  const partner = aligned.partner.slice(pattern.quoteStart, pattern.quoteEnd);
  const similar = aligned.similar.subarray(pattern.quoteStart, pattern.quoteEnd);
  if (!similar.some((likeness) => likeness > 0) && !hasBothContexts(query, aligned)) return null;
  dropStragglers(pattern, partner, similar, (from, to) => isBlock(prepared, stretch, from, to));
  reachEnds(pattern, stretch, partner, similar);
  const bounds = findBounds(query, stretch, aligned, partner, similar);
  if (bounds === null) return null;
  const [from, to] = bounds;
  const first = stretch[from];
  const last = stretch[to - 1];
  if (first === undefined || last === undefined || from >= to) return null;
  for (let index = 0; index < partner.length; index++) {
    const other = partner[index] ?? -1;
    if (other < from || other >= to) partner[index] = -1;
  }

  let total = 0;
  let kept = 0;
  const used = new Uint8Array(stretch.length);
  for (let index = 0; index < partner.length; index++) {
    const weight = pattern.weights[pattern.quoteStart + index] ?? 0;
    total += weight;
    const other = partner[index] ?? -1;
    if (other < 0) continue;
    used[other] = 1;
    if ((similar[index] ?? 0) > 0) kept += weight;
  }
  let inserted = 0;
  for (let index = from; index < to; index++) {
    const word = stretch[index];
    if (used[index] === 0 && word !== undefined) inserted += weigh(word);
  }
  const share = total === 0 ? 0 : kept / total;
  const words = share * (1 - INSERTED_WORTH * Math.min(1, inserted / (total + inserted)));
  const neighbours = compareNeighbours(query, wordsBefore(text, first.start), wordsAfter(text, last.end));
  return { start: first.start, end: last.end, words, neighbours, pairing: { stretch, partner, from, to } };
}

/**
 * Do the words `stretch[from..to)` stand on lines of their own that interrupt a sentence, as an advert or a list of
 * links does? They are not the sentence's.
 */
export function isBlock(
  { view, text }: PreparedText,
  stretch: readonly Word[],
  from: number,
  to: number,
): boolean {
  const before = stretch[from - 1];
  const first = stretch[from];
  const last = stretch[to - 1];
  const after = stretch[to];
  if (
    from >= to ||
    before === undefined ||
    first === undefined ||
    last === undefined ||
    after === undefined
  ) {
    return false;
  }
  const breaks = (start: number, end: number) => /[\n\r\u2028\u2029]/.test(text.slice(start, end));
  return (
    !endsSentence(before) &&
    breaks(view.originalEnd(before.end), view.originalStart(first.start)) &&
    breaks(view.originalEnd(last.end), view.originalStart(after.start))
  );
}

/** Words put in between two paired words from which on the two may not belong together. */
const FAR = 6;
/** What must be paired, by weight, beyond such a gap for the quote to reach across it: one content word. */
const WORTH_REACHING = 0.9;
/** The further away, the more: a word for each so many that were put in. */
const WORDS_PER_WORTH = 12;
/** Over an advert on lines of its own, any word at all, though not a sign. */
const WORTH_REACHING_OVER_BLOCK = 0.3;

/**
 * Takes back the partners of a few words at either end of the quote that stand far from the rest: a full stop paired
 * with the one before the old suffix, when the sentence has moved and the suffix has stayed.
 */
function dropStragglers(
  pattern: Pattern,
  partner: Int32Array,
  similar: Uint8Array,
  isBlockBetween: (from: number, to: number) => boolean,
): void {
  const drop = (indices: number[]) => {
    let previous = -1;
    let weight = 0;
    let outer: number[] = [];
    for (const index of indices) {
      const at = partner[index] ?? -1;
      if (at < 0) continue;
      if (previous >= 0 && Math.abs(at - previous) > FAR) {
        const torn = isBlockBetween(Math.min(at, previous) + 1, Math.max(at, previous));
        const across = Math.max(WORTH_REACHING, Math.abs(at - previous) / WORDS_PER_WORTH);
        if (weight >= (torn ? WORTH_REACHING_OVER_BLOCK : across)) return;
        for (const each of outer) {
          partner[each] = -1;
          similar[each] = 0;
        }
        weight = 0;
        outer = [];
      }
      previous = at;
      outer.push(index);
      if ((similar[index] ?? 0) > 0) weight += pattern.weights[pattern.quoteStart + index] ?? 0;
    }
  };
  const indices = Array.from(partner.keys());
  drop(indices);
  drop(indices.reverse());
}

/**
 * Pairs the quote's own last (and first) word where it stands just beyond what is paired so far and within the same
 * sentence, so that a word put in before a closing full stop is inside the quote's bounds.
 */
function reachEnds(
  pattern: Pattern,
  stretch: readonly Word[],
  partner: Int32Array,
  similar: Uint8Array,
): void {
  const paired = Array.from(partner.keys()).filter((index) => (partner[index] ?? -1) >= 0);
  const head = paired[0];
  const tail = paired.at(-1);
  if (head === undefined || tail === undefined) return;
  const reach = (from: number, missing: number, step: 1 | -1, goal: number) => {
    const wanted = pattern.words[pattern.quoteStart + goal];
    for (let far = 1; far <= missing * 2 + 2; far++) {
      const at = from + far * step;
      const word = stretch[at];
      if (word === undefined || wanted === undefined) return;
      if (word.text === wanted.text) {
        partner[goal] = at;
        similar[goal] = 2;
        return;
      }
      if (endsSentence(word)) return;
    }
  };
  if (tail < partner.length - 1) reach(partner[tail] ?? 0, partner.length - 1 - tail, 1, partner.length - 1);
  if (head > 0) reach(partner[head] ?? 0, head, -1, 0);
}

/** Is the nearest word of the context on each side paired with the same word? Then what is between is the quote's place. */
function hasBothContexts({ pattern }: Query, { similar }: Aligned): boolean {
  const near = (from: number, to: number) => {
    let content = 0;
    for (let index = from; index < to; index++)
      if ((similar[index] ?? 0) > 0) content += pattern.weights[index] ?? 0;
    return content >= 1;
  };
  return (
    near(Math.max(0, pattern.quoteStart - 5), pattern.quoteStart) &&
    near(pattern.quoteEnd, pattern.quoteEnd + 5)
  );
}

/** Index of the stretch's word paired with the context's word next to the quote, or −1. */
function nearestPaired(aligned: Aligned, from: number, step: number, limit: number): number {
  for (let index = from, seen = 0; index !== limit && seen < 4; index += step, seen++) {
    if ((aligned.similar[index] ?? 0) > 0) return aligned.partner[index] ?? -1;
  }
  return -1;
}

/**
 * First and behind-last word of the quote's place in the stretch. What stands between a kept neighbour and the
 * quote's first paired word belongs to the quote only if the quote has words there that found no partner.
 */
function findBounds(
  { pattern }: Query,
  stretch: readonly Word[],
  aligned: Aligned,
  partner: Int32Array,
  similar: Uint8Array,
): [number, number] | null {
  const prefixEnd = nearestPaired(aligned, pattern.quoteStart - 1, -1, -1);
  const suffixStart = nearestPaired(aligned, pattern.quoteEnd, 1, pattern.words.length);
  let head = 0;
  while (head < partner.length && (partner[head] ?? -1) < 0) head++;
  let tail = partner.length - 1;
  while (tail >= 0 && (partner[tail] ?? -1) < 0) tail--;
  if (head > tail) {
    // Not one word is left: the place is what stands between the neighbours.
    return prefixEnd >= 0 && suffixStart > prefixEnd + 1 ? [prefixEnd + 1, suffixStart] : null;
  }
  // A word that merely stands in the first one's place, with no neighbour to vouch for it, must open a sentence.
  if (prefixEnd < 0) {
    while (head < tail && similar[head] === 0 && !opens(stretch, partner[head] ?? 0)) head++;
    while (head < tail && (partner[head] ?? -1) < 0) head++;
  }
  if (suffixStart < 0) {
    while (tail > head && similar[tail] === 0 && !closes(stretch, partner[tail] ?? 0)) tail--;
    while (tail > head && (partner[tail] ?? -1) < 0) tail--;
  }
  let from = partner[head] ?? 0;
  let to = (partner[tail] ?? 0) + 1;
  const firstSame = similar.indexOf(2, head);
  const lastSame = similar.lastIndexOf(2, tail);
  if (firstSame < 0) return [from, to];
  if (firstSame > 0 && prefixEnd >= 0 && prefixEnd < from) {
    const least = (partner[firstSame] ?? 0) - firstSame * 2 - 2;
    if (prefixEnd + 1 >= least) from = Math.min(from, prefixEnd + 1);
  }
  const missing = partner.length - 1 - lastSame;
  if (missing > 0 && suffixStart >= to) {
    const most = (partner[lastSame] ?? 0) + 1 + missing * 2 + 2;
    if (suffixStart <= most) to = Math.max(to, suffixStart);
  }
  return [from, to];
}

function opens(stretch: readonly Word[], index: number): boolean {
  const before = stretch[index - 1];
  return before === undefined || endsSentence(before);
}

function closes(stretch: readonly Word[], index: number): boolean {
  const word = stretch[index];
  const after = stretch[index + 1];
  return after === undefined || endsSentence(after) || (word !== undefined && endsSentence(word));
}

export function isKept(share: number | null): boolean {
  return share !== null && share >= KEPT;
}
