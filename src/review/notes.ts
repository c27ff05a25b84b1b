import type { Database } from "../db/database.ts";
import { eraseNoteText, findNote, insertNote, listNotes, type NoteRow } from "../db/queries/claim-work.ts";
import { DomainError } from "../domain-error.ts";
import { type AnsweringContext, hasRole, type WriteContext } from "../write-context.ts";
import { readClaimWork } from "./claim-work.ts";

/** What an editor told the others about a claim: a plain note, or why a verdict was sent back or handed in again. */
export type Note = Omit<NoteRow, "seq">;

/** Newest first; `after` is the `seq` of the last one that was seen. Throws `not-found`. */
export async function notesOf(
  db: Database,
  idOrSlug: string,
  { after = null, limit }: { after?: number | null; limit: number },
): Promise<NoteRow[]> {
  const { claim } = await readClaimWork(db, idOrSlug);
  return listNotes(db, { claimId: claim, after, limit });
}

/** Adds a note to the claim. It is never public and changes nothing about the claim. Throws `not-found`. */
export async function addNote(
  db: Database,
  context: AnsweringContext<Note>,
  idOrSlug: string,
  { text }: { text: string },
): Promise<Note> {
  const { claim } = await readClaimWork(db, idOrSlug);
  const { editorId, name } = context.actor;
  const at = context.now();
  const note: Note = {
    id: context.newId("note"),
    claim,
    kind: "note",
    verdict: null,
    text,
    at,
    by: { id: editorId, name },
    erasedAt: null,
  };
  await insertNote(
    db,
    { id: note.id, claimId: claim, kind: "note", text, createdAt: at, createdBy: editorId },
    null,
    context.answer?.(note) ?? null,
  );
  return note;
}

/**
 * Erases what was said, and keeps that somebody said something: for words about people that should not be kept. Who
 * wrote it may, and an admin. Throws `not-found`, `forbidden`.
 */
export async function eraseNote(db: Database, { actor, now }: WriteContext, id: string): Promise<Note> {
  const found = await findNote(db, id);
  if (!found) throw new DomainError("not-found", `There is no note ${id}.`);
  if (found.by.id !== actor.editorId && !hasRole(actor, "admin")) {
    throw new DomainError("forbidden", "Only who wrote a note can erase it, or an admin.");
  }
  const { seq: _, ...note } = found;
  if (note.erasedAt !== null) return note;
  const at = now();
  await eraseNoteText(db, id, at);
  return { ...note, text: null, erasedAt: at };
}
