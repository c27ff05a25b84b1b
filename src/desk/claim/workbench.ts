import { findPossibleDuplicates, type PossibleDuplicate } from "../../claims/possible-duplicates.ts";
import type { Database } from "../../db/database.ts";
import { loadClaimAggregate } from "../../db/queries/claim-aggregate.ts";
import { type Rehearsal, rehearsePublication } from "../../publications/rehearse-publication.ts";
import { type ClaimWork, readClaimWork } from "../../review/claim-work.ts";
import { type Note, notesOf } from "../../review/notes.ts";
import { type ActiveEditor, activeEditors, secondEditorFor } from "../../review/team.ts";
import type { Actor, HousePolicy } from "../../write-context.ts";

/** Notes that are shown; the newest are what matters. */
const NOTES_SHOWN = 100;

/** All that the page of a claim shows, read at about one time. */
export interface Workbench extends Rehearsal {
  work: ClaimWork;
  notes: Note[];
  second: { required: boolean; isAlone: boolean; others: ActiveEditor[] };
  duplicates: PossibleDuplicate[];
  /** Where it was merged into another claim, or another one stands instead. */
  instead: { slug: string; text: string } | null;
}

/** Throws `not-found`. */
export async function readWorkbench(
  db: Database,
  { actor, policy }: { actor: Actor; policy: HousePolicy },
  idOrSlug: string,
): Promise<Workbench> {
  const now = () => new Date().toISOString();
  const rehearsal = await rehearsePublication(db, { actor, policy, now, ifMatch: null }, idOrSlug);
  const { claim } = rehearsal.aggregate;
  const isOpen = claim.status !== "retracted" && claim.status !== "discarded";
  const [work, notes, team, duplicates, instead] = await Promise.all([
    readClaimWork(db, claim.id),
    notesOf(db, claim.id, { limit: NOTES_SHOWN }),
    activeEditors(db),
    isOpen ? findPossibleDuplicates(db, claim) : [],
    claim.replacedBy === null ? null : loadClaimAggregate(db, claim.replacedBy),
  ]);
  return {
    ...rehearsal,
    work,
    notes,
    second: secondEditorFor(actor, policy, team),
    duplicates: duplicates.filter(({ id }) => id !== claim.id),
    instead: instead && { slug: instead.claim.slug, text: instead.claim.text },
  };
}
