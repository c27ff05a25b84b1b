import { Command } from "commander";
import { exportReviews } from "../interop/claim-review/export-reviews.ts";
import { exportImported } from "../interop/claim-review/imported/export-imported.ts";
import { missingSettings, reviewHouse } from "../interop/claim-review/review-item.ts";
import { refuseFolder, writeWhole } from "./whole-file.ts";
import { withDatabase } from "./with-database.ts";

const FILE = "claimreview.json";
const IMPORTED_FILE = "claimreview-imported.json";

/** `verbatim export claimreview --out DIR [--imported]` */
export function exportClaimReviewCommand(): Command {
  return new Command("claimreview")
    .description(`write our verdicts as a DataFeed of schema.org's ClaimReview, DIR/${FILE}`)
    .requiredOption("--out <dir>", "folder for the file; made where it is missing")
    .option(
      "--imported",
      `instead, other publishers' reviews as they give them out, DIR/${IMPORTED_FILE}`,
      false,
    )
    .action(({ out, imported }: { out: string; imported: boolean }) =>
      withDatabase(async (db, config) => {
        const house = reviewHouse(config);
        const missing = missingSettings(house);
        const gate = house.isDemonstration
          ? "NOTICE is set: a demonstration gives out no reviews."
          : missing.length > 0
            ? `Nothing is given out without a way to correct it: set ${missing.join(" and ")}.`
            : null;
        // The gate is for our own verdicts: what others say stands under their names.
        const refusal = (imported ? null : gate) ?? refuseFolder(out);
        if (refusal !== null) {
          console.error(refusal);
          process.exitCode = 2;
          return;
        }
        console.log(
          imported
            ? await writeWhole(out, IMPORTED_FILE, exportImported(db))
            : await writeWhole(out, FILE, exportReviews(db, house)),
        );
      }),
    );
}
