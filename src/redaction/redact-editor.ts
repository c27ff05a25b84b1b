import { attemptWrite } from "../db/attempt-write.ts";
import type { Database } from "../db/database.ts";
import { readOutcome } from "../db/queries/event-gate.ts";
import { findEditorById, redactEditorStatements } from "../db/queries/redact-editor.ts";
import { findWords } from "../db/queries/where-words-stand.ts";
import { DomainError } from "../domain-error.ts";
import { foldName } from "../language/fold-name.ts";
import { newSalt, saltedHash } from "../language/salted-hash.ts";
import { REDACTED } from "../vocabulary.ts";
import type { WriteContext } from "../write-context.ts";
import { slugOfId } from "./blanks.ts";
import type { Redacted } from "./redact.ts";
import type { RedactionInput } from "./redaction-input.ts";

/** Enough of an id's end to tell people apart who are no longer named. */
const TAIL = 8;

/**
 * Takes an editor's name out of everything that they signed: verdicts, reviews, checked quotes, confirmations, in
 * working copies and in what was ever published. Who did what stays, under a name that names nobody. Throws
 * `not-found`, and `invalid-input` for another field and for a name that is redacted already.
 */
export async function redactEditor(
  db: Database,
  context: WriteContext,
  id: string,
  { fields, ground, note }: RedactionInput,
): Promise<Omit<Redacted, "version">> {
  const other = fields.findIndex((field) => field !== "name");
  if (other !== -1) {
    throw new DomainError("invalid-input", "Of an editor, this can be redacted: name.", {
      errors: [{ pointer: `/fields/${other}`, message: "cannot be redacted" }],
    });
  }
  return attemptWrite("This editor", async () => {
    const editor = await findEditorById(db, id);
    if (!editor) throw new DomainError("not-found", `There is no editor ${id}.`);
    const name = `${REDACTED} ${slugOfId(id).slice(-TAIL)}`;
    if (editor.name === name) {
      throw new DomainError("invalid-input", "There is nothing in these fields to redact.", {
        errors: [{ pointer: "/fields", message: "are empty, or redacted already" }],
      });
    }
    if (note.includes(editor.name)) {
      throw new DomainError("invalid-input", "The note is public and repeats what is being redacted.", {
        errors: [{ pointer: "/note", message: "repeats the words" }],
      });
    }
    const at = context.now();
    const event = {
      id: context.newId("event"),
      at,
      actorId: context.actor.editorId,
      action: "editor.redacted",
      subjectKind: "editor",
      subjectId: id,
      claimId: null,
      articleId: null,
      version: 1,
      reason: note,
      changes: JSON.stringify({ name: [REDACTED, REDACTED], ground: [null, ground] }),
      isPublic: false,
    };
    const salt = newSalt();
    const statements = redactEditorStatements({
      id,
      before: editor.name,
      after: { name, nameKey: foldName(name) },
      event,
      redaction: {
        eventId: event.id,
        subjectKind: "editor",
        subjectId: id,
        field: "name",
        salt,
        hash: await saltedHash(salt, editor.name),
        ground,
      },
    });
    return {
      basis: editor.name,
      write: async () => {
        if (!readOutcome(await db.write(statements))) return null;
        const left = await findWords(db, [editor.name], []);
        return {
          ground,
          at,
          redacted: [{ kind: "editor", id, fields: ["name"], event: event.id }],
          stillStandsIn: left.map((place) => ({ ...place, erased: false })),
        };
      },
    };
  });
}
