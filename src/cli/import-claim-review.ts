import { Command, InvalidArgumentError } from "commander";
import { ensureEditor } from "../editors/ensure-editor.ts";
import { newId } from "../ids.ts";
import { importReviews, type ReviewCounts } from "../imported/import-reviews.ts";
import { sourceRecords } from "../interop/claim-review/imported/source-records.ts";
import { languageTag } from "../text-input.ts";
import { migrate } from "../upgrade/migrate.ts";
import { readBytes, UnreadableSource } from "./byte-source.ts";
import { progressLine } from "./progress-line.ts";
import { withDatabase } from "./with-database.ts";

/** Whom the events of imports name. */
export const IMPORTER = "Import of others' reviews";

interface Options {
  feed?: string;
  whole: boolean;
  language: string;
}

/** `verbatim import claimreview FILE|-`. Exit code 0: all is in; 1: some was reported; 2: nothing is. */
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
    .option("--language <tag>", "of claims whose record names none", tag, "en")
    .action(
      (file: string, { feed = null, whole, language }: { feed?: string | null } & Omit<Options, "feed">) =>
        withDatabase(async (db, { policy }) => {
          await migrate(db);
          const actor = {
            ...(await ensureEditor(db, { name: IMPORTER, at: now() })),
            role: "senior" as const,
          };
          const progress = progressLine();
          let counts: ReviewCounts | null = null;
          let failure: string | null = null;
          try {
            const records = sourceRecords(readBytes(file), { language, now: now() });
            counts = await importReviews(
              db,
              () => {
                const at = now();
                return { actor, policy, now: () => at, newId, ifMatch: null };
              },
              records,
              {
                feed,
                isWhole: whole,
                report: ({ line, reason }) => console.error(`${file}:${line}: ${reason}`),
                progress: (sofar) => {
                  counts = sofar;
                  progress.show(tell(sofar));
                },
              },
            );
          } catch (error) {
            if (!(error instanceof UnreadableSource)) throw error;
            failure = error.message;
          } finally {
            progress.end();
          }
          if (failure !== null) console.error(failure);
          process.exitCode = conclude(counts, failure !== null, whole);
        }),
    );
}

const now = () => new Date().toISOString();

function tag(given: string): string {
  const parsed = languageTag().safeParse(given);
  if (!parsed.success) throw new InvalidArgumentError("Write a language tag, such as en or pt-BR.");
  return parsed.data;
}

function tell({ added, edited, unchanged, repeated, refused }: ReviewCounts): string {
  return `${added} new, ${edited} edited, ${unchanged} unchanged, ${repeated} repeated, ${refused} refused`;
}

function conclude(counts: ReviewCounts | null, broke: boolean, isWhole: boolean): number {
  const taken = counts === null ? 0 : counts.added + counts.edited + counts.unchanged + counts.repeated;
  if (counts === null || (taken === 0 && counts.withdrawn === 0)) {
    if (!broke) console.error("There is no ClaimReview in it that could go in.");
    return 2;
  }
  console.log(`${tell(counts)}, ${counts.gone} gone`);
  if (counts.linked > 0)
    console.log(`${counts.linked} of the new ones are of claims that were here already.`);
  if (counts.waiting > 0) {
    console.log(
      `${counts.waiting} are of claims that editors work on: readers get them when their claim is next published.`,
    );
  }
  const standing = counts.gone - counts.withdrawn;
  if (standing > 0) {
    console.log(
      isWhole
        ? `${standing} that are gone still stand: some records could not be read, and may be these. Mend the file and run it again.`
        : `${standing} of earlier imports are not in this file, and still stand. Where it is the whole feed, run it with --whole.`,
    );
  }
  return broke || counts.refused > 0 ? 1 : 0;
}
