import type { Database } from "../db/database.ts";
import { findClaimsByText, findRelationTargets } from "../db/queries/claim-lookups.ts";
import { matchPassages } from "../search/match-passages.ts";

export interface PossibleDuplicate {
  id: string;
  slug: string;
  text: string;
}

/** Published claims that an editor is shown beside those of the same wording. */
const MOST_MATCHES = 5;

/** Claims that a new one may repeat: word for word in any working copy, or in other words among the published ones. */
export async function findPossibleDuplicates(
  db: Database,
  { text, language }: { text: string; language: string },
): Promise<PossibleDuplicate[]> {
  const same = await findClaimsByText(db, text);
  const { matches } = await matchPassages(db, { text, language, limit: MOST_MATCHES });
  const repeated = matches.filter((match) => match.relation === "repeats").map((match) => match.claimId);
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
