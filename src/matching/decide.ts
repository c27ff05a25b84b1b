import type { Candidate } from "./features.ts";
import { MODEL } from "./model.ts";
import type { Ranked } from "./rank-candidates.ts";
import type { Difference } from "./relation/difference.ts";
import { findRelation, type Relation } from "./relation/find-relation.ts";
import { readReports } from "./relation/reporting.ts";

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
  const { relation, differences, doubtful } = findRelation({
    passage: ranked.passage.tokens,
    claim: reading.tokens,
    beside: ranked.passage.beside,
    author,
  });
  const { claimant } = reading;
  const byAuthor = claimant.some((stem) => author.includes(stem));
  const told =
    readReports(ranked.passage.tokens).length > 0 &&
    (claimant.length === 0 || claimant.some((stem) => ranked.passage.terms.places.has(stem)));
  // "Somebody said so" is not repeated by a passage that says so itself.
  const saidBySomeoneElse = reading.claim.kind === "statement" && !byAuthor && !told;
  const isMatch =
    relation === "repeats" && !doubtful && ranked.probability >= MODEL.thresholds.match && !saidBySomeoneElse;
  return { confidence: isMatch ? "match" : "possible", relation, differences };
}
