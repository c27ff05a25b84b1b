import type { Candidate } from "./features.ts";
import { MODEL } from "./model.ts";
import type { Ranked } from "./rank-candidates.ts";
import { type Difference, findRelation, type Relation } from "./relation.ts";

export type Confidence = "match" | "possible";

export interface Decision {
  readonly confidence: Confidence;
  readonly relation: Relation;
  readonly differences: readonly Difference[];
}

/**
 * What to tell a reader about a candidate, or null if it is not worth showing. Only a repetition can be a match: for anything else
 * the claim's verdict is not the passage's. A `statement` is repeated only by a passage that says who said it, or by that person.
 */
export function decide(ranked: Ranked<Candidate>, author: readonly string[]): Decision | null {
  if (ranked.probability < MODEL.thresholds.possible) return null;
  const { reading } = ranked.candidate;
  const { relation, differences } = findRelation({
    passage: ranked.passage.tokens,
    claim: reading.tokens,
    beside: ranked.passage.beside,
    author,
  });
  const named = (stems: readonly string[]): boolean =>
    stems.length === 0 ||
    stems.some((stem) => ranked.passage.terms.places.has(stem) || author.includes(stem));
  const saidBySomeoneElse = reading.claim.kind === "statement" && !named(reading.claimant);
  const isMatch =
    relation === "repeats" && ranked.probability >= MODEL.thresholds.match && !saidBySomeoneElse;
  return { confidence: isMatch ? "match" : "possible", relation, differences };
}
