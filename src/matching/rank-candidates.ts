import { foldWord } from "../language/fold-word.ts";
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

/** Claims whose words are the same are one claim, whatever their punctuation. */
export function twinKey(text: string): string {
  return foldWord(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Best first; equals stay in the order given. */
export function rankCandidates<C extends Candidate>(
  stretch: Stretch,
  query: QueryReading,
  candidates: readonly C[],
  rarity: Rarity,
  judge: Judge,
): Ranked<C>[] {
  const compared = compareAll(stretch, query, candidates, rarity).flatMap((comparison, i) => {
    const candidate = candidates[i];
    if (comparison === null || candidate === undefined) return [];
    return [{ ...comparison, candidate, score: judge.rank(comparison.values) }];
  });
  const standing = standings(
    compared.map((one) => one.score),
    compared.map((one) => twinKey(one.candidate.reading.claim.text)),
    judge.rival,
  );
  const ranked = compared
    .map((one, i) => {
      const mine = standing[i];
      return { ...one, probability: mine === undefined ? 0 : judge.decide(one.values, mine) };
    })
    .sort((a, b) => b.score - a.score);
  let least = 1;
  return ranked.map((one) => {
    least = Math.min(least, one.probability);
    return { ...one, probability: least };
  });
}
