import type { Database } from "../db/database.ts";
import { findClaimsByWording, findRelationTargets } from "../db/queries/claim-lookups.ts";
import { MODEL } from "../matching/model.ts";
import { NEAR_REPETITION } from "../search/collect-candidates.ts";
import { matchPassages } from "../search/match-passages.ts";
import { wordingKey } from "./wording-key.ts";

export interface PossibleDuplicate {
  id: string;
  slug: string;
  text: string;
}

/** A claim so likely to be repeated is one to look at; what is only on the same subject is not. */
const LEAST_SCORE = MODEL.thresholds.match;

/** Published claims that an editor is shown beside those of the same wording. */
const MOST_MATCHES = 5;

/** Claims that a new one may repeat: in the same words in any working copy, or in others among the published ones. */
export async function findPossibleDuplicates(
  db: Database,
  { text, language }: { text: string; language: string },
): Promise<PossibleDuplicate[]> {
  const same = await findClaimsByWording(db, wordingKey(text));
  const { matches } = await matchPassages(db, {
    text,
    language,
    limit: MOST_MATCHES,
    effort: NEAR_REPETITION,
  });
  const repeated = matches
    .filter(
      ({ relation, score }) => score >= LEAST_SCORE && (relation === "repeats" || relation === "related"),
    )
    .map((match) => match.claimId);
  const others = await findRelationTargets(
    db,
    repeated.filter((id) => !same.some((claim) => claim.id === id)),
  );
  return [...same, ...others].map((claim) => ({
    id: claim.id,
    slug: claim.slug,
    text: claim.text,
  }));
}
