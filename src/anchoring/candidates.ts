import { isCodePointBoundary } from "../language/code-points.ts";
import {
  MAX_INSERTED,
  MAX_OCCURRENCES,
  MAX_SEED_HITS,
  MAX_SEEDS,
  MAX_WINDOW,
  MAX_WINDOWS,
  MAX_WORD,
  SCANNED_PER_UNIT,
} from "./caps.ts";
import type { Query } from "./query.ts";
import { hashWords, type WordIndex } from "./word-index.ts";

/** A stretch of the text's view where the quote may stand, and how well that is founded. */
export interface Window {
  readonly start: number;
  readonly end: number;
  /** The rarity of the n-grams found here, as a share of all of the selector's, those the text lacks included. */
  readonly evidence: number;
  /** Where in the selector what was found stands, on average: the first half of a torn quote, or the second. */
  readonly centre: number;
}

/** Offsets where `needle` stands, overlapping ones included, at most `limit`. Yields work done. */
export function* occurrences(text: string, needle: string, limit: number): Generator<number, number[]> {
  const found: number[] = [];
  if (needle === "") return found;
  let from = 0;
  while (found.length < limit) {
    const at = text.indexOf(needle, from);
    const passed = (at < 0 ? text.length : at) - from;
    if (passed > SCANNED_PER_UNIT) yield passed / SCANNED_PER_UNIT;
    if (at < 0) break;
    found.push(at);
    from = at + 1;
    if (found.length % 64 === 0) yield 8;
  }
  return found;
}

interface Seed {
  /** Offset of the n-gram in the joined selector. */
  readonly offset: number;
  readonly positions: readonly number[];
}

interface Hit {
  readonly at: number;
  readonly offset: number;
  readonly weight: number;
}

/** Characters behind a common word that must agree as well before it counts as a seed. */
const PHRASE = 12;
/** A word more common than this is not even looked at as the beginning of a phrase. */
const MAX_PHRASE_HITS = 4_000;

/** A glance at two words with one hash: do they begin and end alike, case aside? */
function sameEnds(source: string, start: number, end: number, text: string, position: number): boolean {
  const last = position + end - start - 1;
  return (
    (source.charCodeAt(start) | 0x20) === (text.charCodeAt(position) | 0x20) &&
    (source.charCodeAt(end - 1) | 0x20) === (text.charCodeAt(last) | 0x20)
  );
}

/** The rarest words of the selector, and, where all are common, phrases that begin with them. */
function chooseSeeds(query: Query, text: string, index: WordIndex): { seeds: Seed[]; lacking: number } {
  const source = query.joined.text;
  const rare: Seed[] = [];
  const common: Seed[] = [];
  const seen = new Set<number>();
  let lacking = 0;
  for (const { hash, start, end } of hashWords(source)) {
    if (seen.has(hash)) continue;
    seen.add(hash);
    const positions = index.positions(hash);
    if (positions.length === 0) {
      lacking++;
      continue;
    }
    if (positions.length <= MAX_SEED_HITS) {
      const here = Array.from(positions).filter((position) => sameEnds(source, start, end, text, position));
      if (here.length > 0) rare.push({ offset: start, positions: here });
      else lacking++;
    } else if (positions.length <= MAX_PHRASE_HITS) {
      const phrase = source.slice(start, Math.max(end, start + PHRASE));
      const hits: number[] = [];
      for (const position of positions) {
        if (text.startsWith(phrase, position) && hits.push(position) > MAX_SEED_HITS) break;
      }
      if (hits.length > 0 && hits.length <= MAX_SEED_HITS) common.push({ offset: start, positions: hits });
    }
  }
  const byRarity = (a: Seed, b: Seed) => a.positions.length - b.positions.length;
  const seeds = [...rare.sort(byRarity), ...common.sort(byRarity)];
  const chosen = seeds.slice(0, MAX_SEEDS);
  return { seeds: chosen, lacking: seeds.length === 0 ? lacking : (lacking * chosen.length) / seeds.length };
}

/** Letters of the n-grams that stand in for words where not one word of the quote is found. */
const GRAM = 5;
const GRAMS = 6;

function* chooseGrams(query: Query, text: string): Generator<number, Seed[]> {
  const source = query.joined.text.slice(query.start, query.end);
  const seeds: Seed[] = [];
  const step = Math.max(2, Math.floor((source.length - GRAM) / GRAMS));
  for (let at = 0; at + GRAM <= source.length && seeds.length < GRAMS; at += step) {
    const positions = yield* occurrences(text, source.slice(at, at + GRAM), MAX_SEED_HITS + 1);
    yield 1;
    if (positions.length > 0 && positions.length <= MAX_SEED_HITS)
      seeds.push({ offset: query.start + at, positions });
  }
  return seeds;
}

function rarity(hits: number): number {
  return 1 / (1 + Math.log2(hits));
}

/** The two halves of a torn quote hold different parts of it, by at least so many characters. */
const APART = 4;
/** And each half this share of its n-grams. */
const HALF = 0.08;

/** Context around a window, so that the neighbours take part in the alignment: characters. */
const MARGIN = 90;

/**
 * Where the selector's rare n-grams crowd together. A hit at `at` of what stands at `offset` of the selector says that
 * the selector begins near `at − offset`; hits within one selector's length (and a third more) are one window. Two
 * windows at most an advert apart are joined to a third, for the quote may have been torn.
 */
export function* findWindows(query: Query, text: string, index: WordIndex): Generator<number, Window[]> {
  const choice = chooseSeeds(query, text, index);
  let { seeds } = choice;
  yield 20;
  const inQuote = seeds.some(({ offset }) => offset >= query.start && offset < query.end);
  if (!inQuote) seeds = [...seeds, ...(yield* chooseGrams(query, text))];
  const hits: Hit[] = [];
  // A word that the text lacks would have been the best of seeds.
  let potential = choice.lacking;
  for (const { positions } of seeds) potential += rarity(positions.length);
  for (const { offset, positions } of seeds) {
    const weight = rarity(positions.length) / potential;
    for (const at of positions) hits.push({ at, offset, weight });
  }
  hits.sort((a, b) => a.at - b.at);
  yield hits.length / 5;
  const length = query.joined.text.length;
  const reach = Math.min(MAX_WINDOW / 2, length * 1.35 + 40);

  interface Crowd {
    first: number;
    last: number;
    evidence: number;
  }
  const crowds: Crowd[] = [];
  let last = 0;
  let evidence = 0;
  for (let first = 0; first < hits.length; first++) {
    const start = hits[first]?.at ?? 0;
    if (last < first) {
      last = first;
      evidence = 0;
    }
    for (; last < hits.length && (hits[last]?.at ?? 0) <= start + reach; last++)
      evidence += hits[last]?.weight ?? 0;
    crowds.push({ first, last: last - 1, evidence });
    evidence -= hits[first]?.weight ?? 0;
  }
  crowds.sort((a, b) => b.evidence - a.evidence || a.first - b.first);
  const chosen: Crowd[] = [];
  for (const crowd of crowds) {
    if (chosen.length === MAX_WINDOWS) break;
    if (!chosen.some((other) => crowd.first <= other.last && crowd.last >= other.first)) chosen.push(crowd);
  }
  const windows = chosen.map((crowd) => toWindow(hits, crowd, length, text.length));
  const joined: Window[] = [];
  const ordered = [...windows].sort((a, b) => a.start - b.start);
  for (let index = 1; index < ordered.length; index++) {
    const before = ordered[index - 1];
    const after = ordered[index];
    if (before === undefined || after === undefined) continue;
    if (after.start - before.end > MAX_INSERTED || after.end - before.start > MAX_WINDOW) continue;
    if (before.centre + APART >= after.centre) continue;
    if (Math.min(before.evidence, after.evidence) < HALF) continue;
    joined.push({
      start: before.start,
      end: after.end,
      evidence: before.evidence + after.evidence,
      centre: (before.centre + after.centre) / 2,
    });
  }
  return [...joined, ...windows].sort((a, b) => b.evidence - a.evidence);
}

function toWindow(
  hits: readonly Hit[],
  { first, last, evidence }: { first: number; last: number; evidence: number },
  length: number,
  limit: number,
): Window {
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  let weight = 0;
  let centre = 0;
  for (let index = first; index <= last; index++) {
    const hit = hits[index];
    if (hit === undefined) continue;
    weight += hit.weight;
    centre += hit.weight * hit.offset;
    start = Math.min(start, hit.at - hit.offset);
    end = Math.max(end, hit.at - hit.offset + length);
  }
  const firstAt = hits[first]?.at ?? 0;
  const lastAt = hits[last]?.at ?? 0;
  return {
    start: Math.max(0, Math.max(start, firstAt - length) - MARGIN),
    end: Math.min(limit, Math.min(end, lastAt + length) + MARGIN),
    evidence,
    centre: weight === 0 ? 0 : centre / weight,
  };
}

/**
 * Where the quote stands in the view, word for word, ascending; of more than `MAX_OCCURRENCES` places the first. The
 * places of its rarest word are tried; only a quote of nothing but very common words, or of none, costs a pass.
 */
export function* quoteOccurrences(query: Query, text: string, index: WordIndex): Generator<number, number[]> {
  const quote = query.joined.text.slice(query.start, query.end);
  const words = hashWords(quote);
  // A word that the quote's own edge cuts is not in the index as it stands in the quote.
  const whole = words.filter(
    ({ start, end }) =>
      end - start < MAX_WORD && (start > 0 || !query.cutsFirst) && (end < quote.length || !query.cutsLast),
  );
  let rarest: { readonly start: number; readonly positions: Uint32Array } | null = null;
  for (const { hash, start } of whole) {
    const positions = index.positions(hash);
    if (rarest === null || positions.length < rarest.positions.length) rarest = { start, positions };
  }
  if (rarest === null || rarest.positions.length > MAX_PHRASE_HITS) {
    const standing = yield* occurrences(text, quote, MAX_OCCURRENCES);
    return standing.filter(
      (at) => isCodePointBoundary(text, at) && isCodePointBoundary(text, at + quote.length),
    );
  }
  const found: number[] = [];
  for (const position of rarest.positions) {
    if (found.length === MAX_OCCURRENCES) break;
    const at = position - rarest.start;
    if (!text.startsWith(quote, at)) continue;
    if (isCodePointBoundary(text, at) && isCodePointBoundary(text, at + quote.length)) found.push(at);
  }
  yield 2 + rarest.positions.length / 50;
  return found;
}
