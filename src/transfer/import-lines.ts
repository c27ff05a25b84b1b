import { settleAddresses } from "../articles/renormalise-addresses.ts";
import type { Database } from "../db/database.ts";
import { findEditors, findKnown } from "../db/queries/transfer-lookups.ts";
import { editorStatements, eventStatements } from "../db/queries/transfer-writes.ts";
import { foldName } from "../language/fold-name.ts";
import { type FileName, FORMAT, FORMAT_FILE, READABLE_FORMATS } from "./format.ts";
import { articleKind } from "./import-articles.ts";
import { claimKind } from "./import-claims.ts";
import {
  type ImportCounts,
  type ImportOptions,
  importSubjects,
  type SubjectKind,
} from "./import-subjects.ts";
import { type EditorLine, type EventLine, editorLine, eventLine } from "./line-schemas.ts";
import type { LineSource } from "./line-source.ts";
import { toEventRow } from "./read-lines.ts";

export type ImportResult = Record<FileName, ImportCounts>;

export class NotAnExport extends Error {}

/**
 * Imports what an export wrote, with its ids, numbers and times. What is here already and equal is passed over, so an
 * import that was cut off is carried on by running it again; a line that cannot go in is reported, and the rest goes
 * on. Throws {@link NotAnExport} where the folder is none, or of another version.
 */
export async function importLines(
  db: Database,
  source: LineSource,
  {
    report,
    progress,
  }: Omit<ImportOptions, "progress"> & { progress(file: FileName, counts: ImportCounts): void },
): Promise<ImportResult> {
  await assertFormat(source);
  const options = (file: FileName): ImportOptions => ({
    report,
    progress: (counts) => progress(file, counts),
  });
  const editors = await importSubjects(source, editorKind(db), options("editors.jsonl"));
  const articles = await importSubjects(source, articleKind(db), options("articles.jsonl"));
  await settleAddresses(db, null);
  return {
    "editors.jsonl": editors,
    "articles.jsonl": articles,
    "claims.jsonl": await importSubjects(source, claimKind(db), options("claims.jsonl")),
    "events.jsonl": await importSubjects(source, eventKind(db), options("events.jsonl")),
  };
}

/** @throws NotAnExport where the folder is none, or of a version that is not read. */
export async function assertFormat(source: LineSource): Promise<void> {
  for await (const { text } of source.lines(FORMAT_FILE)) {
    if (text !== null && READABLE_FORMATS.includes(text.trim())) return;
    throw new NotAnExport(
      `${FORMAT_FILE} says ${text}, and this import reads ${JSON.stringify(FORMAT)} and earlier versions.`,
    );
  }
  throw new NotAnExport(`There is no ${FORMAT_FILE}: the folder is not an export.`);
}

function editorKind(db: Database): SubjectKind<EditorLine> {
  return {
    file: "editors.jsonl",
    schema: editorLine,
    needs: () => [],
    check: async () => [],
    findKnown: (ids) => findKnown(db, "editors", ids),
    async renderHeld({ id }) {
      return JSON.stringify((await findEditors(db, [id], []))[0]);
    },
    async write(lines) {
      await db.write(editorStatements(lines.map((line) => ({ ...line, nameKey: foldName(line.name) }))));
    },
    async explain({ name }) {
      return (await findEditors(db, [], [foldName(name)])).map(
        ({ id }) => `name: ${name} is the name of ${id}: rename one of the two`,
      );
    },
  };
}

/** Events that belong to no claim and no article. */
function eventKind(db: Database): SubjectKind<EventLine> {
  return {
    file: "events.jsonl",
    schema: eventLine,
    needs: () => [],
    check: async ({ id, redactions }) =>
      redactions.some(({ eventId }) => eventId !== id)
        ? ["redactions: one names another event: write this one's id as eventId"]
        : [],
    findKnown: (ids) => findKnown(db, "events", ids),
    // Events are append-only: one that has this id is this one, or the id was given twice.
    renderHeld: async (line) => JSON.stringify(line),
    async write(lines) {
      const rows = lines.map(({ redactions: _, ...line }) =>
        toEventRow(line, { claimId: null, articleId: null }),
      );
      await db.write(
        eventStatements(
          rows,
          lines.flatMap(({ redactions }) => redactions),
        ),
      );
    },
    explain: async () => [],
  };
}
