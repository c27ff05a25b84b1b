import type { Database } from "../db/database.ts";
import { findClaimsByText } from "../db/queries/claim-lookups.ts";

export interface PossibleDuplicate {
  id: string;
  slug: string;
  page: string;
  text: string;
}

/** Claims that a new one may repeat: word for word in any working copy. */
export async function findPossibleDuplicates(
  db: Database,
  { text }: { text: string },
): Promise<PossibleDuplicate[]> {
  const same = await findClaimsByText(db, text);
  return same.map((claim) => ({ ...claim, page: `/claims/${encodeURIComponent(claim.slug)}` }));
}
