import { assertVersion } from "../claims/commit-claim.ts";
import { attemptWrite } from "../db/attempt-write.ts";
import type { Database } from "../db/database.ts";
import { insertNote } from "../db/queries/claim-work.ts";
import { claimUnchanged } from "../db/queries/guards.ts";
import { DomainError } from "../domain-error.ts";
import { foldName } from "../language/fold-name.ts";
import type { NoteKind } from "../vocabulary.ts";
import type { Actor, AnsweringContext } from "../write-context.ts";
import { type ClaimWork, readClaimWork } from "./claim-work.ts";

type Pending = NonNullable<ClaimWork["pending"]>;
type Returned = NonNullable<ClaimWork["returned"]>;

/**
 * Gives a verdict that its readers have not seen back to who issued it, with the reason: it is the first thing that they
 * find in their queue. Over once another verdict is issued, this one is handed in again, or published after all. Throws
 * `wrong-status` where no verdict waits, `second-editor-required` for whoever issued it.
 */
export function sendBack(
  db: Database,
  context: AnsweringContext<ClaimWork>,
  idOrSlug: string,
  { reason }: { reason: string },
): Promise<ClaimWork> {
  return writeReturn(db, context, idOrSlug, ({ pending }) => {
    if (isOwn(pending, context.actor)) {
      throw new DomainError(
        "second-editor-required",
        "You issued this verdict: change it yourself. Sending back is for a second person.",
      );
    }
    return { kind: "sent_back", text: reason };
  });
}

/** Says that what was sent back is ready to be looked at again, without another verdict. Throws `wrong-status`. */
export function handIn(
  db: Database,
  context: AnsweringContext<ClaimWork>,
  idOrSlug: string,
  { note }: { note: string | null },
): Promise<ClaimWork> {
  return writeReturn(db, context, idOrSlug, ({ returned }) => {
    if (returned === null) {
      throw new DomainError("wrong-status", "This verdict was not sent back: it waits already.");
    }
    return { kind: "handed_in", text: note };
  });
}

async function writeReturn(
  db: Database,
  context: AnsweringContext<ClaimWork>,
  idOrSlug: string,
  decide: (state: { pending: Pending; returned: Returned | null }) => { kind: NoteKind; text: string | null },
): Promise<ClaimWork> {
  return attemptWrite<ClaimWork>("This claim", async () => {
    const work = await readClaimWork(db, idOrSlug);
    assertVersion(context, work.version);
    const { pending, returned, claim, version } = work;
    if (pending === null) {
      throw new DomainError("wrong-status", "No verdict of this claim waits for its readers.");
    }
    const { kind, text } = decide({ pending, returned });
    const { editorId, name } = context.actor;
    const id = context.newId("note");
    const at = context.now();
    const after: ClaimWork = {
      ...work,
      returned: kind === "sent_back" ? { note: id, by: { id: editorId, name }, at, reason: text } : null,
    };
    const note = {
      id,
      claimId: claim,
      kind,
      verdictId: pending.verdict,
      text,
      createdAt: at,
      createdBy: editorId,
    };
    return {
      basis: `${version} ${returned?.note ?? ""}`,
      write: async () =>
        (await insertNote(db, note, claimUnchanged({ id: claim, version }), context.answer?.(after) ?? null))
          ? after
          : null,
    };
  });
}

/** As for publishing, two people of one name are one. */
function isOwn({ issuer }: Pending, { editorId, name }: Actor): boolean {
  return issuer.id === editorId || foldName(issuer.name) === foldName(name);
}
