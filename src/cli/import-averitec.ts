import { Command } from "commander";
import { averitecRecords } from "../interop/averitec/read-records.ts";
import { readBytes } from "./byte-source.ts";
import { runReviewImport } from "./review-import.ts";
import { withDatabase } from "./with-database.ts";
import { writtenTag } from "./written-tag.ts";

interface Options {
  publisher: string;
  licence?: string;
  language: string;
}

/** What tells its records from those of a feed. */
const FEED = "averitec";

/** `verbatim import averitec FILE|-` */
export function importAveritecCommand(): Command {
  return new Command("averitec")
    .description("read records of AVeriTeC as reviews of its annotators; running it again changes nothing")
    .argument("<file>", "an array or one record a line, also in gzip; - for standard input")
    .option("--publisher <name>", "who annotated them", "AVeriTeC")
    .option("--licence <name>", "under which they are given out")
    .option("--language <tag>", "of the claims", writtenTag, "en")
    .action((file: string, { publisher, licence, language }: Options) =>
      withDatabase(async (db, { policy }) => {
        const now = new Date().toISOString();
        const records = averitecRecords(readBytes(file), {
          publisher,
          licence: licence ?? null,
          language,
          now,
        });
        process.exitCode = await runReviewImport(db, policy, records, {
          file,
          feed: FEED,
          isWhole: false,
          what: "record of AVeriTeC",
        });
      }),
    );
}
