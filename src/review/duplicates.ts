import { findPossibleDuplicates } from "../claims/possible-duplicates.ts";
import type { Database } from "../db/database.ts";
import { findClaimId } from "../db/queries/inbox.ts";
import {
  claimsToCompare,
  dismissDuplicate,
  keepPossibleDuplicates,
} from "../db/queries/possible-duplicates.ts";
import { DomainError } from "../domain-error.ts";
import type { WriteContext } from "../write-context.ts";

/**
 * Compares claims that are new, worded anew or newly published with the others, and keeps which may say the same: at most
 * `limit` of them, the newest first.
 */
export async function compareNewClaims(db: Database, at: string, limit: number): Promise<void> {
  for (const { id, text, language, key } of await claimsToCompare(db, limit)) {
    const found = await findPossibleDuplicates(db, { text, language });
    const others = found.map((other) => other.id).filter((other) => other !== id);
    await keepPossibleDuplicates(db, { claimId: id, key, at, others });
  }
}

/** Says that two claims which were thought to be the same are not. Throws `not-found`, `invalid-input`. */
export async function tellApart(
  db: Database,
  { actor, now }: WriteContext,
  idOrSlug: string,
  { other }: { other: string },
): Promise<{ claim: string; other: string }> {
  const [claimId, otherId] = [await findClaimId(db, idOrSlug), await findClaimId(db, other)];
  if (claimId === null) throw new DomainError("not-found", `There is no claim ${idOrSlug}.`);
  const pair = otherId === null ? null : { claimId, otherId, at: now(), by: actor.editorId };
  if (pair === null || !(await dismissDuplicate(db, pair))) {
    throw new DomainError("invalid-input", "Nobody took these two for the same.", {
      errors: [{ pointer: "/other", message: "was not taken for the same claim" }],
    });
  }
  return { claim: claimId, other: pair.otherId };
}
