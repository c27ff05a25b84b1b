import { Command } from "commander";
import { exportTable } from "../interop/csv/export-claims.ts";
import { DATA_LICENCE } from "../publications/data-licence.ts";
import { refuseFolder, writeWhole } from "./whole-file.ts";
import { withDatabase } from "./with-database.ts";

const FILE = "claims.csv";

/** `verbatim export csv --out DIR [--imported]` */
export function exportCsvCommand(): Command {
  return new Command("csv")
    .description(`write what readers see as a table, a row a verdict, DIR/${FILE}`)
    .requiredOption("--out <dir>", "folder for the file; made where it is missing")
    .option("--imported", "with other publishers' reviews, a row each", false)
    .action(({ out, imported }: { out: string; imported: boolean }) =>
      withDatabase(async (db, { publicUrl }) => {
        const refusal = refuseFolder(out);
        if (refusal !== null) {
          console.error(refusal);
          process.exitCode = 2;
          return;
        }
        console.log(
          await writeWhole(
            out,
            FILE,
            exportTable(db, { publicUrl, licence: DATA_LICENCE.url, withOthers: imported }),
          ),
        );
      }),
    );
}
