import { Command } from "commander";
import type { Database } from "../db/database.ts";
import { exportAveritec } from "../interop/averitec/export-records.ts";
import { exportFever } from "../interop/fever/export-lines.ts";
import type { ClaimDocument } from "../publications/claim-document.ts";
import { refuseFolder, writeWhole } from "./whole-file.ts";
import { withDatabase } from "./with-database.ts";

/** Takes what a format has no label for, by the label, and says so in the end. */
class LeftOut {
  readonly #counts = new Map<string, number>();

  note = ({ verdict }: ClaimDocument): void => {
    const label = verdict?.label ?? "no verdict";
    this.#counts.set(label, (this.#counts.get(label) ?? 0) + 1);
  };

  tell(format: string): void {
    for (const [label, count] of this.#counts) {
      console.error(`${count} left out: ${format} has no label for ${label}.`);
    }
  }
}

async function writeOut(
  out: string,
  format: string,
  file: string,
  parts: (db: Database, publicUrl: string, left: LeftOut) => AsyncIterable<string>,
): Promise<void> {
  await withDatabase(async (db, { publicUrl }) => {
    const refusal = refuseFolder(out);
    if (refusal !== null) {
      console.error(refusal);
      process.exitCode = 2;
      return;
    }
    const left = new LeftOut();
    console.log(await writeWhole(out, file, parts(db, publicUrl, left)));
    left.tell(format);
  });
}

/** `verbatim export averitec --out DIR [--imported]` */
export function exportAveritecCommand(): Command {
  return new Command("averitec")
    .description("write our verdicts as AVeriTeC's JSON, DIR/averitec.json")
    .requiredOption("--out <dir>", "folder for the file; made where it is missing")
    .option("--imported", "with the records that were imported, as they came in", false)
    .action(({ out, imported }: { out: string; imported: boolean }) =>
      writeOut(out, "AVeriTeC", "averitec.json", (db, publicUrl, left) =>
        exportAveritec(db, { publicUrl, withImported: imported, leftOut: left.note }),
      ),
    );
}

/** `verbatim export fever --out DIR` */
export function exportFeverCommand(): Command {
  return new Command("fever")
    .description("write our verdicts as JSON Lines in the manner of FEVER, DIR/fever.jsonl")
    .requiredOption("--out <dir>", "folder for the file; made where it is missing")
    .action(({ out }: { out: string }) =>
      writeOut(out, "FEVER", "fever.jsonl", (db, publicUrl, left) =>
        exportFever(db, { publicUrl, leftOut: left.note }),
      ),
    );
}
