import type { NewClaim } from "../claims/claim-input.ts";
import { createClaim } from "../claims/create-claim.ts";
import { wordingKey } from "../claims/wording-key.ts";
import type { Database } from "../db/database.ts";
import { findClaimsByWording, isBareDraft } from "../db/queries/imported-reviews.ts";
import { addNote } from "../review/notes.ts";
import type { WriteContext } from "../write-context.ts";
import { claimKeyOf } from "./review-key.ts";

export interface GivenDraft {
  claim: NewClaim;
  /** What else is known of it, for those who will work on it. */
  note: string | null;
}

/** The claim in these words, by this claimant, that is here already; null where there is none. */
export async function findSameClaim(
  db: Database,
  { text, claimant }: Pick<NewClaim, "text" | "claimant">,
): Promise<string | null> {
  const wanted = claimKeyOf(text, claimant?.name ?? null);
  const known = await findClaimsByWording(db, [wordingKey(text)]);
  return known.find((one) => claimKeyOf(one.text, one.claimantName) === wanted)?.id ?? null;
}

/**
 * A draft for the desk, with a note; never published. A claim that is here already stays as it is. False: it was here; the note
 * of one that an earlier run made, and was cut off before it could say so, is added.
 */
export async function importDraft(
  db: Database,
  context: WriteContext,
  { claim, note }: GivenDraft,
): Promise<boolean> {
  const known = await findSameClaim(db, claim);
  const id = known ?? (await createClaim(db, context, claim)).created;
  if (
    note !== null &&
    id !== null &&
    (known === null || (await isBareDraft(db, id, context.actor.editorId)))
  ) {
    await addNote(db, context, id, { text: note });
  }
  return known === null;
}
