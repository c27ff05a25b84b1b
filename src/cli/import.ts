import { Command } from "commander";
import type { Database } from "../db/database.ts";
import { FILES } from "../transfer/format.ts";
import { assertFormat, type ImportResult, importLines, NotAnExport } from "../transfer/import-lines.ts";
import type { ImportProblem } from "../transfer/import-subjects.ts";
import { migrate } from "../upgrade/migrate.ts";
import { importAveritecCommand } from "./import-averitec.ts";
import { importClaimReviewCommand } from "./import-claim-review.ts";
import { importCsvCommand } from "./import-csv.ts";
import { lineFiles } from "./line-files.ts";
import { progressLine } from "./progress-line.ts";
import { withDatabase } from "./with-database.ts";

/** `verbatim import DIR`: exit code 1, and a line for each that could not go in. */
export function importCommand(): Command {
  return new Command("import")
    .description(
      "read what export wrote, with its ids and times; run it again to carry on where it was cut off",
    )
    .argument("[dir]", "folder of the export")
    .enablePositionalOptions()
    .addCommand(importClaimReviewCommand())
    .addCommand(importCsvCommand())
    .addCommand(importAveritecCommand())
    .action((folder: string | undefined, _options: unknown, command: Command) => {
      // Required of this command, not of those below it.
      if (folder === undefined) return command.error("error: missing required argument 'dir'");
      return importInto(folder).catch((error: unknown) => {
        if (!(error instanceof NotAnExport)) throw error;
        console.error(error.message);
        process.exitCode = 1;
      });
    });
}

async function importInto(folder: string): Promise<void> {
  // Before anything is made: a folder that was misspelt leaves no new database behind.
  await assertFormat(lineFiles(folder));
  await withDatabase(async (db) => {
    const result = await importFrom(db, folder, ({ file, line, reason }) =>
      console.error(`${file}:${line}: ${reason}`),
    );
    for (const file of FILES) {
      const { imported, known, bad } = result[file];
      console.log(`${file}: ${imported} imported, ${known} known, ${bad} refused`);
      if (bad > 0) process.exitCode = 1;
    }
  });
}

/** Brings the database up to date and imports the folder. */
export async function importFrom(
  db: Database,
  folder: string,
  report: (problem: ImportProblem) => void,
): Promise<ImportResult> {
  await migrate(db);
  const progress = progressLine();
  try {
    return await importLines(db, lineFiles(folder), {
      report,
      progress: (file, { imported, known, bad }) =>
        progress.show(`${file}: ${imported} imported, ${known} known, ${bad} refused`),
    });
  } finally {
    progress.end();
  }
}
