import { type Candidate, compareAll } from "./features.ts";
import { type Judge, standings } from "./judge.ts";
import type { Rarity } from "./rarity.ts";
import type { Passage, QueryReading, Stretch } from "./readings.ts";

export interface Ranked<C extends Candidate> {
  readonly candidate: C;
  readonly passage: Passage;
  readonly values: Float64Array;
  /** The re-ranker's score. */
  readonly score: number;
  /** Probability that the passage repeats the claim, 0..1; never greater than that of a candidate ranked before. */
  readonly probability: number;
}

/** What a model of meaning makes of candidates. */
export interface Meaning<C> {
  /** How near it is, on one scale for all candidates; null where nothing is known. */
  nearness(candidate: C): number | null;
  /** Whether it is a candidate for its nearness alone, and not for words that it shares. */
  isByNearnessAlone(candidate: C): boolean;
}

export const NO_MEANING: Meaning<unknown> = { nearness: () => null, isByNearnessAlone: () => false };

/** What a standard deviation of nearness weighs beside the re-ranker's score. docs/decisions/0005 has the curve. */
const NEARNESS_WEIGHT = 0.8;

/** Score points for nearness: of a candidate that is not known, as for the middle of those that are. */
function nearnessPoints<C>(candidates: readonly C[], meaning: Meaning<C>): number[] {
  const values = candidates.map((one) => meaning.nearness(one));
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  const middle = known[Math.floor(known.length / 2)] ?? 0;
  return values.map((value) => NEARNESS_WEIGHT * ((value ?? middle) - middle));
}

/** Best first; equals stay in the order given. Nearness in meaning orders them, where it is known, and adds to no likeness of words. */
export function rankCandidates<C extends Candidate>(
  stretch: Stretch,
  query: QueryReading,
  candidates: readonly C[],
  rarity: Rarity,
  judge: Judge,
  meaning: Meaning<C> = NO_MEANING,
): Ranked<C>[] {
  const points = nearnessPoints(candidates, meaning);
  const compared = compareAll(stretch, query, candidates, rarity).flatMap((comparison, i) => {
    const candidate = candidates[i];
    if (comparison === null || candidate === undefined) return [];
    return [{ ...comparison, candidate, score: judge.rank(comparison.values), near: points[i] ?? 0 }];
  });
  // Words say nothing of what was brought by its nearness, and it competes with nothing that they say.
  const sharing = compared.filter(({ candidate }) => !meaning.isByNearnessAlone(candidate));
  const standing = standings(
    sharing.map((one) => one.score),
    sharing.map((one) => one.candidate.reading.twin),
    judge.rival,
  );
  const chances = new Map(
    sharing.map((one, i) => {
      const mine = standing[i];
      return [one, mine === undefined ? 0 : judge.decide(one.values, mine)];
    }),
  );
  const byWords = compared
    .map((one) => ({ ...one, probability: chances.get(one) ?? 0 }))
    .sort((a, b) => b.score - a.score);
  const found = byWords.filter(({ probability }) => probability > 0);
  let least = 1;
  const probabilities = found.map((one) => {
    least = Math.min(least, one.probability);
    return least;
  });
  // Nearness says who comes first, and not how likely the first is: the probabilities stay where words have put them.
  return byWords
    .sort((a, b) => b.score + b.near - (a.score + a.near))
    .map(({ near: _near, ...one }, i) => ({ ...one, probability: probabilities[i] ?? 0 }));
}
