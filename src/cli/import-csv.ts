import { Command, InvalidArgumentError } from "commander";
import type { Database } from "../db/database.ts";
import { ensureEditor } from "../editors/ensure-editor.ts";
import { newId } from "../ids.ts";
import { findSameClaim, importDraft } from "../imported/import-drafts.ts";
import { type ClaimRow, namesIn, parseMap, type RowProblem, readClaims } from "../interop/csv/read-claims.ts";
import { type DateOrder, orderOf } from "../interop/csv/read-date.ts";
import { decodeTable, readTable, TABLE_LIMIT_BYTES, UnreadableTable } from "../interop/csv/read-table.ts";
import { noteText } from "../review/note-input.ts";
import { migrate } from "../upgrade/migrate.ts";
import type { HousePolicy, WriteContext } from "../write-context.ts";
import { readBytes, UnreadableSource } from "./byte-source.ts";
import { withDatabase } from "./with-database.ts";
import { writtenTag } from "./written-tag.ts";

interface Options {
  map: string;
  dateFormat?: DateOrder;
  encoding?: string;
  language: string;
  as: string;
  dryRun: boolean;
}

/** `verbatim import csv FILE --map …`. Exit code 0: all is in; 1: some rows were reported; 2: nothing is in. */
export function importCsvCommand(): Command {
  return new Command("csv")
    .description("make drafts of a table's rows; nothing is published, and running it again changes nothing")
    .argument(
      "<file>",
      "comma, semicolon, tab or bar between cells; the first row names the columns; - for standard input",
    )
    .requiredOption(
      "--map <field=column,…>",
      "where claim, claimant, claimedOn, verdict, url and quote stand: a column's name, or #1, #2 …",
    )
    .option(
      "--date-format <format>",
      "DD/MM/YYYY, MM/DD/YYYY or YYYY-MM-DD, where days can be read two ways",
      dateOrder,
    )
    .option("--encoding <name>", "of a file that is not UTF-8, such as windows-1252")
    .option("--language <tag>", "of the claims", writtenTag, "en")
    .option("--as <name>", "whose drafts they are", "Import of a table")
    .option("--dry-run", "say row by row what would happen, and write nothing", false)
    .action((file: string, options: Options) =>
      withDatabase(async (db, { policy }) => {
        try {
          process.exitCode = await importTable(db, policy, file, options);
        } catch (error) {
          if (!(error instanceof UnreadableTable || error instanceof UnreadableSource)) throw error;
          console.error(error.message);
          process.exitCode = 2;
        }
      }),
    );
}

function dateOrder(format: string): DateOrder {
  const order = orderOf(format);
  if (order === null) throw new InvalidArgumentError("Write DD/MM/YYYY, MM/DD/YYYY or YYYY-MM-DD.");
  return order;
}

async function importTable(
  db: Database,
  policy: HousePolicy,
  file: string,
  options: Options,
): Promise<number> {
  const map = parseMap(options.map);
  const text = decodeTable(await readWhole(file), options.encoding ?? null);
  const now = new Date().toISOString();
  const { dateFormat: order = null, language } = options;
  const rows = readClaims(readTable(text, namesIn(map)), { map, dateOrder: order, language, now }).map(
    withFittingNote,
  );
  await migrate(db);
  const actor = options.dryRun
    ? null
    : { ...(await ensureEditor(db, { name: options.as, at: now })), role: "editor" as const };
  const counts = { added: 0, known: 0, refused: 0 };
  const planned = new Set<string>();
  for (const row of rows) {
    if ("reason" in row) {
      counts.refused += 1;
      console.error(`${file}:${row.line}: ${row.reason}`);
    } else if (actor === null) {
      const isKnown = planned.has(tell(row.claim)) || (await findSameClaim(db, row.claim)) !== null;
      planned.add(tell(row.claim));
      counts[isKnown ? "known" : "added"] += 1;
      console.log(
        `line ${row.line}: ${isKnown ? "is here already" : "would be a draft"}: ${tell(row.claim, row.note)}`,
      );
    } else {
      const context: WriteContext = {
        actor,
        policy,
        now: () => new Date().toISOString(),
        newId,
        ifMatch: null,
      };
      counts[(await importDraft(db, context, row)) ? "added" : "known"] += 1;
    }
  }
  const { added, known, refused } = counts;
  const drafts = options.dryRun ? `${added} would be drafts` : `${added} drafts`;
  console.log(`${drafts}, ${known} here already, ${refused} refused`);
  if (added + known === 0) return 2;
  return refused > 0 ? 1 : 0;
}

function withFittingNote(row: ClaimRow | RowProblem): ClaimRow | RowProblem {
  if ("reason" in row || row.note === null) return row;
  const note = noteText.safeParse(row.note);
  return note.success
    ? { ...row, note: note.data }
    : { line: row.line, reason: `verdict, url and quote: ${note.error.issues[0]?.message}` };
}

function tell({ text, claimant, claimedOn }: ClaimRow["claim"], note: string | null = null): string {
  const parts = [`“${text}”`, claimant?.name, claimedOn, note?.replaceAll("\n", "; ")];
  return parts.filter((part) => typeof part === "string").join(" · ");
}

async function readWhole(file: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of readBytes(file)) {
    length += chunk.length;
    if (length > TABLE_LIMIT_BYTES) {
      throw new UnreadableTable(
        `${file} is larger than ${TABLE_LIMIT_BYTES / 1024 / 1024} MB: split it, with the header in each part.`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
