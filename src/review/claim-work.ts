import type { Database } from "../db/database.ts";
import {
  type ClaimWorkRow,
  findClaimWork,
  findPreview,
  putHand,
  putPreview,
  takeHandAway,
} from "../db/queries/claim-work.ts";
import { DomainError } from "../domain-error.ts";
import type { WriteContext } from "../write-context.ts";

/** How the work on a claim stands: which verdict its readers are still to be given, whether it was sent back, who is on it. */
export type ClaimWork = ClaimWorkRow;

/** Throws `not-found`. */
export async function readClaimWork(db: Database, idOrSlug: string): Promise<ClaimWork> {
  const work = await findClaimWork(db, idOrSlug);
  if (!work) throw new DomainError("not-found", `There is no claim ${idOrSlug}.`);
  return work;
}

/** Says that whoever writes is at work on the claim, in the place of who was. A hint: it keeps nobody from anything. */
export async function takeClaim(db: Database, context: WriteContext, idOrSlug: string): Promise<ClaimWork> {
  const work = await readClaimWork(db, idOrSlug);
  const { editorId, name } = context.actor;
  if (work.onIt?.editor.id === editorId) return work;
  const since = context.now();
  await putHand(db, { claimId: work.claim, editorId, since });
  return { ...work, onIt: { editor: { id: editorId, name }, since } };
}

/** Takes that back. Somebody else's hint stays. */
export async function letGoOfClaim(
  db: Database,
  context: WriteContext,
  idOrSlug: string,
): Promise<ClaimWork> {
  const work = await readClaimWork(db, idOrSlug);
  const { editorId } = context.actor;
  if (work.onIt?.editor.id !== editorId) return work;
  await takeHandAway(db, { claimId: work.claim, editorId });
  return { ...work, onIt: null };
}

/** Records that somebody has looked at this version of the claim (its id) as readers would see it. */
export async function recordPreview(
  db: Database,
  { actor, now }: Pick<WriteContext, "actor" | "now">,
  { claimId, version }: { claimId: string; version: number },
): Promise<void> {
  await putPreview(db, { claimId, editorId: actor.editorId, version, seenAt: now() });
}

/** Whether exactly this version of the claim is what they have last looked at. */
export async function hasPreviewed(
  db: Database,
  { editorId }: { editorId: string },
  { claimId, version }: { claimId: string; version: number },
): Promise<boolean> {
  return (await findPreview(db, { claimId, editorId })) === version;
}
