import type { Database } from "../db/database.ts";
import { findClaimId, findItem, type InboxChange, updateItem, updateOpenItems } from "../db/queries/inbox.ts";
import { DomainError } from "../domain-error.ts";
import type { WriteContext } from "../write-context.ts";
import type { ItemAnswer, ItemClosing } from "./inbox-input.ts";
import type { InboxItem } from "./inbox-item.ts";

type Doing = Pick<WriteContext, "actor" | "now">;

/** By id, or by the number that the reader was told. Throws `not-found`. */
export async function readItem(db: Database, idOrNumber: string): Promise<InboxItem> {
  const item = await findItem(db, idOrNumber);
  if (!item) throw new DomainError("not-found", `There is no report or request ${idOrNumber}.`);
  return item;
}

/** Says that somebody has read it: it no longer keeps others out. */
export function markRead(db: Database, context: Doing, idOrNumber: string): Promise<InboxItem> {
  return change(db, idOrNumber, (item) => (item.readAt === null ? { readAt: context.now() } : null));
}

/** Says that whoever writes is on it: a hint to the others, no lock. */
export function takeItem(db: Database, context: Doing, idOrNumber: string): Promise<InboxItem> {
  return change(db, idOrNumber, ({ takenBy, readAt }) => {
    if (takenBy?.id === context.actor.editorId) return null;
    const at = context.now();
    return { readAt: readAt ?? at, takenBy: context.actor.editorId, takenAt: at };
  });
}

/** Takes that back; somebody else's stays. */
export function letGoOfItem(db: Database, { actor }: Doing, idOrNumber: string): Promise<InboxItem> {
  return change(db, idOrNumber, ({ takenBy }) =>
    takenBy?.id === actor.editorId ? { takenBy: null, takenAt: null } : null,
  );
}

/** Records what the reader was told. It is not sent from here. Throws `wrong-status` once the item is closed. */
export function answerItem(
  db: Database,
  { actor, now }: Doing,
  idOrNumber: string,
  { text }: ItemAnswer,
): Promise<InboxItem> {
  return change(db, idOrNumber, (item) => {
    assertOpen(item);
    if (item.answer?.text === text) return null;
    const at = now();
    return { readAt: item.readAt ?? at, answer: text, answeredBy: actor.editorId, answeredAt: at };
  });
}

/** Ends it. Throws `wrong-status` where it is closed already, `invalid-input` for a claim that is not there. */
export async function closeItem(
  db: Database,
  { actor, now }: Doing,
  idOrNumber: string,
  { outcome, note, claim }: ItemClosing,
): Promise<InboxItem> {
  const resultId = claim === null ? null : await findClaimId(db, claim);
  if (claim !== null && resultId === null) {
    throw new DomainError("invalid-input", `There is no claim ${claim}.`, {
      errors: [{ pointer: "/claim", message: "names no claim" }],
    });
  }
  return change(db, idOrNumber, (item) => {
    assertOpen(item);
    const at = now();
    return {
      readAt: item.readAt ?? at,
      outcome,
      note,
      resultId,
      closedBy: actor.editorId,
      closedAt: at,
      // What comes now is news.
      sameness: null,
    };
  });
}

/**
 * Ends many at once, of those that are still open, for one reason: an inbox that was filled by many hands has to be emptied by
 * few. How many were ended.
 */
export function closeItems(
  db: Database,
  { actor, now }: Doing,
  numbers: readonly number[],
  { outcome, note }: Pick<ItemClosing, "outcome" | "note">,
): Promise<number> {
  const at = now();
  return updateOpenItems(db, numbers, {
    readAt: at,
    outcome,
    note,
    resultId: null,
    closedBy: actor.editorId,
    closedAt: at,
    sameness: null,
  });
}

/** Takes a closing back; the note stays. */
export function reopenItem(db: Database, _context: Doing, idOrNumber: string): Promise<InboxItem> {
  return change(db, idOrNumber, ({ closedAt }) =>
    closedAt === null ? null : { outcome: null, resultId: null, closedBy: null, closedAt: null },
  );
}

/** Erases what was sent and what was answered, and keeps that there was something: where somebody asks to be forgotten. */
export function eraseItem(db: Database, { now }: Doing, idOrNumber: string): Promise<InboxItem> {
  return change(db, idOrNumber, ({ erasedAt, readAt }) => {
    if (erasedAt !== null) return null;
    const at = now();
    const blanked = { text: null, url: null, contact: null, answer: null, note: null, sameness: null };
    return { ...blanked, readAt: readAt ?? at, erasedAt: at };
  });
}

async function change(
  db: Database,
  idOrNumber: string,
  decide: (item: InboxItem) => InboxChange | null,
): Promise<InboxItem> {
  const before = await readItem(db, idOrNumber);
  const wanted = decide(before);
  if (wanted === null) return before;
  if (!(await updateItem(db, before, wanted))) {
    throw new DomainError("busy", "Somebody else changed this at the same moment. Look again.");
  }
  return readItem(db, before.id);
}

function assertOpen({ closedAt, closedBy }: InboxItem): void {
  if (closedAt !== null) {
    throw new DomainError(
      "wrong-status",
      `${closedBy?.name ?? "Somebody"} has closed this. Open it again first.`,
    );
  }
}
