import type { Rarity } from "./rarity.ts";
import type { ClaimReading, Passage, QueryReading, Stretch, Terms } from "./readings.ts";
import { resemblance } from "./resemblance.ts";

/**
 * What the re-ranker sees of a stretch of text and a claim. A weight per name stands in weights.json; shares are weighted by rarity
 * and lie in 0..1.
 */
export const FEATURES = [
  /** log(1 + bm25) over every term of the stretch, not only those that the index was asked for. */
  "wordScore",
  /** That bm25 as a share of the best candidate's. */
  "wordScoreShare",
  /** Share of the claim's terms that the stretch has. */
  "claimCovered",
  /** The same in the best passage. */
  "claimCoveredInPassage",
  /** Share of the best summary's or headline's terms that the stretch has. */
  "aroundCovered",
  /** Share of the stretch's terms that the claim or what is around it has. */
  "stretchCovered",
  /** Share of the best passage's terms that the claim or what is around it has. */
  "passageCovered",
  /** Share of the claim's neighbouring words that stand close in the stretch. */
  "pairs",
  /** Share of the claim's numbers in the stretch; a missing one counts −0.5; 0 without numbers. */
  "numbers",
  /** Share of the claim's names in the stretch or the author's name; 0.5 without names. */
  "names",
  /** Share of the author's name in the claim, its claimant or what is around it. */
  "author",
  /** Rarity of the rarest common term, over 10. */
  "rarestCommon",
  /** Rarity of the claim's rarest term that is missing, over 10. */
  "rarestMissing",
  /** claimCovered, where a word spelled much alike counts in part. */
  "claimCoveredLoosely",
  /** Common terms' weight over the weight of all terms of both. */
  "overlap",
  /** log(1 + number of common terms). */
  "commonTerms",
  /** log(1 + number of the claim's terms). */
  "claimLength",
] as const;

export type FeatureName = (typeof FEATURES)[number];

/** What is compared; callers hang their own things on it. */
export interface Candidate {
  readonly reading: ClaimReading;
}

export interface Comparison {
  readonly values: Float64Array;
  /** Where in the stretch the claim is best repeated. */
  readonly passage: Passage;
}

const RARITY_SCALE = 10;
/** Neighbours of a claim may stand this many counted words apart in a passage, in either order. */
const PAIR_REACH = 3;
const MISSING_NUMBER = -0.5;
const NO_NAMES = 0.5;
// Okapi's usual constants, the ones of FTS5's bm25().
const K1 = 1.2;
const B = 0.75;
/** Terms of an average claim with what is around it; only the ratio between candidates counts. */
const AVERAGE_TERMS = 20;

function weigh(list: readonly string[], rarity: Rarity, counts: (stem: string) => boolean): number {
  let sum = 0;
  for (const stem of list) if (counts(stem)) sum += rarity(stem);
  return sum;
}

function share(list: readonly string[], rarity: Rarity, has: (stem: string) => boolean): number {
  let all = 0;
  let covered = 0;
  for (const stem of list) {
    const weight = rarity(stem);
    all += weight;
    if (has(stem)) covered += weight;
  }
  return all === 0 ? 0 : covered / all;
}

function wordScore(
  stretch: Stretch,
  author: readonly string[],
  reading: ClaimReading,
  rarity: Rarity,
): number {
  const fields = [reading.terms, ...reading.around];
  let length = 0;
  for (const field of fields) length += field.list.length;
  const norm = K1 * (1 - B + (B * length) / AVERAGE_TERMS);
  const seen = new Set<string>();
  let sum = 0;
  const add = (stem: string): void => {
    if (seen.has(stem)) return;
    seen.add(stem);
    let count = 0;
    for (const field of fields) count += field.places.get(stem)?.length ?? 0;
    if (count > 0) sum += (rarity(stem) * count * (K1 + 1)) / (count + norm);
  };
  stretch.terms.list.forEach(add);
  author.forEach(add);
  return sum;
}

function pairShare(reading: ClaimReading, terms: Terms, rarity: Rarity): number {
  let all = 0;
  let found = 0;
  for (const [one, other] of reading.pairs) {
    const weight = rarity(one) + rarity(other);
    all += weight;
    const here = terms.places.get(one);
    const there = terms.places.get(other);
    if (here === undefined || there === undefined) continue;
    if (here.some((a) => there.some((b) => Math.abs(a - b) <= PAIR_REACH))) found += weight;
  }
  return all === 0 ? 0 : found / all;
}

/** The best resemblance of a stem with any of a text's, by text: its candidates ask for the same words again and again. */
const likenesses = new WeakMap<Terms, Map<string, number>>();

function likenessIn(terms: Terms, stem: string): number {
  let known = likenesses.get(terms);
  if (known === undefined) {
    known = new Map();
    likenesses.set(terms, known);
  }
  let best = known.get(stem);
  if (best === undefined) {
    best = 0;
    for (const other of terms.list) best = Math.max(best, resemblance(stem, other));
    known.set(stem, best);
  }
  return best;
}

function looseShare(reading: ClaimReading, terms: Terms, rarity: Rarity): number {
  let all = 0;
  let found = 0;
  for (const stem of reading.terms.list) {
    const weight = rarity(stem);
    all += weight;
    if (terms.places.has(stem)) {
      found += weight;
      continue;
    }
    found += weight * likenessIn(terms, stem);
  }
  return all === 0 ? 0 : found / all;
}

function rarest(list: readonly string[], rarity: Rarity, counts: (stem: string) => boolean): number {
  let most = 0;
  for (const stem of list) if (counts(stem)) most = Math.max(most, rarity(stem));
  return most / RARITY_SCALE;
}

/** The passage that covers most of the claim; of equals the shorter one, which says the least besides. */
export function bestPassage(stretch: Stretch, reading: ClaimReading, rarity: Rarity): Passage | null {
  let best: Passage | null = null;
  let bestShare = -1;
  for (const passage of stretch.passages) {
    const here = share(reading.terms.list, rarity, (stem) => passage.terms.places.has(stem));
    const shorter = best !== null && passage.text.length < best.text.length;
    if (here > bestShare + 1e-9 || (Math.abs(here - bestShare) <= 1e-9 && shorter)) {
      best = passage;
      bestShare = here;
    }
  }
  return best;
}

function compare(
  stretch: Stretch,
  author: readonly string[],
  candidate: Candidate,
  full: number,
  bestFull: number,
  rarity: Rarity,
): Comparison | null {
  const { reading } = candidate;
  const passage = bestPassage(stretch, reading, rarity);
  if (passage === null) return null;
  const inStretch = (stem: string): boolean => stretch.terms.places.has(stem);
  const inPassage = (stem: string): boolean => passage.terms.places.has(stem);
  const inAll = (stem: string): boolean => reading.all.has(stem);
  const common = stretch.terms.list.filter(inAll);
  const commonWeight = weigh(common, rarity, () => true);
  const allWeight =
    weigh(stretch.terms.list, rarity, () => true) + weigh(reading.terms.list, rarity, (s) => !inStretch(s));
  const authorSet = new Set(author);
  let numbers = 0;
  for (const number of reading.numbers) numbers += inStretch(number) ? 1 : MISSING_NUMBER;
  const values: Record<FeatureName, number> = {
    wordScore: Math.log1p(full),
    wordScoreShare: bestFull === 0 ? 0 : full / bestFull,
    claimCovered: share(reading.terms.list, rarity, inStretch),
    claimCoveredInPassage: share(reading.terms.list, rarity, inPassage),
    aroundCovered: Math.max(0, ...reading.around.map((one) => share(one.list, rarity, inStretch))),
    stretchCovered: share(stretch.terms.list, rarity, inAll),
    passageCovered: share(passage.terms.list, rarity, inAll),
    pairs: pairShare(reading, stretch.terms, rarity),
    numbers: reading.numbers.length === 0 ? 0 : numbers / reading.numbers.length,
    names:
      reading.names.length === 0
        ? NO_NAMES
        : share(reading.names, rarity, (stem) => inStretch(stem) || authorSet.has(stem)),
    author: share(author, rarity, inAll),
    rarestCommon: rarest(common, rarity, () => true),
    rarestMissing: rarest(reading.terms.list, rarity, (stem) => !inStretch(stem)),
    claimCoveredLoosely: looseShare(reading, stretch.terms, rarity),
    overlap: allWeight === 0 ? 0 : commonWeight / allWeight,
    commonTerms: Math.log1p(common.length),
    claimLength: Math.log1p(reading.terms.list.length),
  };
  return { values: Float64Array.from(FEATURES, (name) => values[name]), passage };
}

/** Compares a stretch with every candidate: one entry per candidate, null where the stretch has no words. */
export function compareAll(
  stretch: Stretch,
  query: QueryReading,
  candidates: readonly Candidate[],
  rarity: Rarity,
): (Comparison | null)[] {
  const full = candidates.map((one) => wordScore(stretch, query.author, one.reading, rarity));
  const best = Math.max(0, ...full);
  return candidates.map((one, i) => compare(stretch, query.author, one, full[i] ?? 0, best, rarity));
}
