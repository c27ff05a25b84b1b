import { Command } from "commander";
import { sourceRecords } from "../interop/claim-review/imported/source-records.ts";
import { readBytes } from "./byte-source.ts";
import { runReviewImport } from "./review-import.ts";
import { withDatabase } from "./with-database.ts";
import { writtenTag } from "./written-tag.ts";

interface Options {
  feed?: string;
  whole: boolean;
  language: string;
}

/** `verbatim import claimreview FILE|-` */
export function importClaimReviewCommand(): Command {
  return new Command("claimreview")
    .description("read other publishers' reviews (schema.org ClaimReview); running it again changes nothing")
    .argument("<file>", "a page, JSON-LD, or one record a line, also in gzip; - for standard input")
    .option("--feed <name>", "which of several feeds the file is an edition of")
    .option(
      "--whole",
      "the file is the whole feed: what earlier editions had and it has not is taken back",
      false,
    )
    .option("--language <tag>", "of claims whose record names none", writtenTag, "en")
    .action((file: string, { feed, whole, language }: Options) =>
      withDatabase(async (db, { policy }) => {
        const records = sourceRecords(readBytes(file), { language, now: new Date().toISOString() });
        process.exitCode = await runReviewImport(db, policy, records, {
          file,
          feed: feed ?? null,
          isWhole: whole,
          what: "ClaimReview",
        });
      }),
    );
}
