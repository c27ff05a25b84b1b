import { existsSync, statSync } from "node:fs";
import { mkdir, open, rename } from "node:fs/promises";
import { join } from "node:path";
import { Command } from "commander";
import { exportReviews } from "../interop/claim-review/export-reviews.ts";
import { missingSettings, reviewHouse } from "../interop/claim-review/review-item.ts";
import { withDatabase } from "./with-database.ts";

const FILE = "claimreview.json";

/** `verbatim export claimreview --out DIR` */
export function exportClaimReviewCommand(): Command {
  return new Command("claimreview")
    .description(`write our verdicts as a DataFeed of schema.org's ClaimReview, DIR/${FILE}`)
    .requiredOption("--out <dir>", "folder for the file; made where it is missing")
    .action(({ out }: { out: string }) =>
      withDatabase(async (db, config) => {
        const house = reviewHouse(config);
        const missing = missingSettings(house);
        const refusal = house.isDemonstration
          ? "NOTICE is set: a demonstration gives out no reviews."
          : missing.length > 0
            ? `Nothing is given out without a way to correct it: set ${missing.join(" and ")}.`
            : existsSync(out) && !statSync(out).isDirectory()
              ? `${out} is a file: name a folder, which is made where it is missing.`
              : null;
        if (refusal !== null) {
          console.error(refusal);
          process.exitCode = 2;
          return;
        }
        await mkdir(out, { recursive: true });
        // Whoever reads meanwhile reads the file before, and a process that dies leaves that.
        const part = join(out, `${FILE}.part`);
        const file = await open(part, "w");
        try {
          for await (const text of exportReviews(db, house)) await file.write(text);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(part, join(out, FILE));
        console.log(join(out, FILE));
      }),
    );
}
