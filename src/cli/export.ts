import { existsSync, statSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { Command } from "commander";
import type { Database } from "../db/database.ts";
import { exportLines } from "../transfer/export-lines.ts";
import { FILES, type FileName, FORMAT, FORMAT_FILE } from "../transfer/format.ts";
import { exportClaimReviewCommand } from "./export-claim-review.ts";
import { exportCsvCommand } from "./export-csv.ts";
import { DatedExportRefusal, exportDated } from "./export-dated.ts";
import { exportAveritecCommand, exportFeverCommand } from "./export-research.ts";
import { LineWriter } from "./line-files.ts";
import { progressLine } from "./progress-line.ts";
import { withDatabase } from "./with-database.ts";

export type LineCounts = Record<FileName, number>;

/** What each line is, in the words of the data dictionary. */
const HOLDS: Record<FileName, string> = {
  "editors.jsonl": "editors",
  "articles.jsonl": "articles, with their snapshots and events",
  "claims.jsonl": "claims, with their spans, verdicts, publications and events",
  "events.jsonl": "events of neither an article nor a claim",
};

/** `verbatim export --out DIR [--with-texts]` */
export function exportCommand(): Command {
  return new Command("export")
    .description("write everything but keys as JSON Lines; docs/data-dictionary.md describes the files")
    .option("--out <dir>", "folder for the files; made where it is missing")
    .option(
      "--dated <dir>",
      "instead: public data as of a moment, once and for all, in a folder of its own below this one",
    )
    .option(
      "--as-of <moment>",
      "with --dated: a moment of the past, such as 2026-11-27T12:00:00Z, instead of now",
    )
    .option("--with-texts", "with the full texts of articles, which are private", false)
    .enablePositionalOptions()
    .addCommand(exportClaimReviewCommand())
    .addCommand(exportCsvCommand())
    .addCommand(exportAveritecCommand())
    .addCommand(exportFeverCommand())
    .action(({ out, dated, asOf, withTexts }: ExportAsked, command: Command) => {
      if (dated !== undefined) {
        if (out !== undefined || withTexts)
          return command.error("error: --dated goes with neither --out nor --with-texts");
        return writeDated(dated, asOf);
      }
      if (asOf !== undefined) return command.error("error: --as-of goes with --dated");
      // Required of this command, not of those below it.
      if (out === undefined) return command.error("error: required option '--out <dir>' not specified");
      return withDatabase(async (db) => {
        if (existsSync(out) && !statSync(out).isDirectory()) {
          console.error(`${out} is a file: name a folder for the files, which is made where it is missing.`);
          process.exitCode = 1;
          return;
        }
        const counts = await exportTo(db, out, { withTexts });
        console.log(FILES.map((file) => `${file}: ${counts[file]} ${HOLDS[file]}`).join("\n"));
      });
    });
}

interface ExportAsked {
  out?: string;
  dated?: string;
  asOf?: string;
  withTexts: boolean;
}

function writeDated(parent: string, asOf: string | undefined): Promise<void> {
  return withDatabase(async (db, config) => {
    try {
      const { folder, claims } = await exportDated(db, config, parent, asOf);
      console.log(`${folder}: ${claims} claims`);
    } catch (error) {
      if (!(error instanceof DatedExportRefusal)) throw error;
      console.error(error.message);
      process.exitCode = 1;
    }
  });
}

/** Writes the files; how many lines each has got. */
export async function exportTo(
  db: Database,
  folder: string,
  options: { withTexts: boolean },
): Promise<LineCounts> {
  await mkdir(folder, { recursive: true });
  const counts: LineCounts = {
    "editors.jsonl": 0,
    "articles.jsonl": 0,
    "claims.jsonl": 0,
    "events.jsonl": 0,
  };
  const progress = progressLine();
  const writer = new LineWriter(folder);
  for (const file of [FORMAT_FILE, ...FILES]) await writer.create(file);
  await writer.write(FORMAT_FILE, [JSON.stringify(FORMAT)]);
  for await (const page of exportLines(db, options)) {
    for (const [file, lines] of Map.groupBy(page, (line) => line.file)) {
      await writer.write(
        file,
        lines.map(({ text }) => text),
      );
      counts[file] += lines.length;
    }
    progress.show(`${counts["claims.jsonl"]} claims, ${counts["articles.jsonl"]} articles`);
    // Loops that only await leak the client's statements: they are freed in a macrotask.
    await new Promise((resolve) => setImmediate(resolve));
  }
  await writer.finish();
  progress.end();
  return counts;
}
