import { type Candidate, FEATURES, type FeatureName } from "./features.ts";
import { MODEL } from "./model.ts";
import type { Ranked } from "./rank-candidates.ts";
import type { Difference } from "./relation/difference.ts";
import { findRelation, type Relation, type RelationFinding } from "./relation/find-relation.ts";
import { readReports } from "./relation/reporting.ts";

export type Confidence = "match" | "possible";

export interface Decision {
  readonly confidence: Confidence;
  /** Probability that the passage repeats the claim, 0..1. */
  readonly score: number;
  readonly relation: Relation;
  readonly differences: readonly Difference[];
}

/**
 * From these shares of the claim and of the passage on, the passage is the claim, a word or two aside. The model, which learnt from
 * posts, holds common words against it, and all the words of a small collection are common, or others of its claims that stand near.
 */
const SAID_AGAIN = 0.85;
const NOTHING_ELSE = 0.7;

function isRestatement({ covered, coveredBack }: RelationFinding): boolean {
  return covered >= SAID_AGAIN && coveredBack >= NOTHING_ELSE;
}

/** Whether a candidate may be the claim itself, by features alone, which cost nothing: shares by rarity, without synonyms. */
export function mayRestate({ values }: Ranked<Candidate>): boolean {
  const value = (name: FeatureName): number => values[FEATURES.indexOf(name)] ?? 0;
  return value("claimCoveredInPassage") >= SAID_AGAIN && value("passageCovered") >= NOTHING_ELSE;
}

/**
 * What to tell a reader about a candidate, or null if it is not worth showing. Only a repetition can be a match: for anything else
 * the claim's verdict is not the passage's. A `statement` is repeated only by a passage that says who said it, or by that person.
 */
export function decide(ranked: Ranked<Candidate>, author: readonly string[]): Decision | null {
  if (ranked.probability < MODEL.thresholds.possible && !mayRestate(ranked)) return null;
  const { reading } = ranked.candidate;
  const finding = findRelation({
    passage: ranked.passage.tokens,
    claim: reading.tokens,
    beside: ranked.passage.beside,
    author,
  });
  const { relation, differences, doubtful, covered, coveredBack } = finding;
  const { claimant } = reading;
  const byAuthor = claimant.some((stem) => author.includes(stem));
  const isNamed = claimant.length === 0 || claimant.some((stem) => ranked.passage.terms.places.has(stem));
  // The statement itself, in its own words, tells who said it with whatever verb: "Trump called him reckless".
  const told = isNamed && (isRestatement(finding) || readReports(ranked.passage.tokens).length > 0);
  // "Somebody said so" is not repeated by a passage that says so itself.
  const saidBySomeoneElse = reading.claim.kind === "statement" && !byAuthor && !told;
  const repeats = relation === "repeats" && !doubtful && !saidBySomeoneElse;
  const score =
    repeats && isRestatement(finding)
      ? Math.max(ranked.probability, Math.min(covered, coveredBack))
      : ranked.probability;
  const confidence = repeats && score >= MODEL.thresholds.match ? "match" : "possible";
  return { confidence, score, relation, differences };
}
