import type { Database } from "../db/database.ts";
import { ensureEditor } from "../editors/ensure-editor.ts";
import { newId } from "../ids.ts";
import { importReviews, type ReviewCounts, type SourceRecord } from "../imported/import-reviews.ts";
import { migrate } from "../upgrade/migrate.ts";
import type { HousePolicy } from "../write-context.ts";
import { UnreadableSource } from "./byte-source.ts";
import { progressLine } from "./progress-line.ts";

/** Whom the events of imports name. */
const IMPORTER = "Import of others' reviews";

export interface ReviewImportOptions {
  /** As its problems are told. */
  file: string;
  feed: string | null;
  isWhole: boolean;
  /** What its records are, for whoever looks for them in vain. */
  what: string;
}

/** Imports records and says how that went. The exit code: 0, all is in; 1, some was reported; 2, nothing is in. */
export async function runReviewImport(
  db: Database,
  policy: HousePolicy,
  records: AsyncIterable<SourceRecord[]>,
  { file, feed, isWhole, what }: ReviewImportOptions,
): Promise<number> {
  await migrate(db);
  const now = () => new Date().toISOString();
  const actor = { ...(await ensureEditor(db, { name: IMPORTER, at: now() })), role: "senior" as const };
  const progress = progressLine();
  let counts: ReviewCounts | null = null;
  let failure: string | null = null;
  const newContext = () => {
    const at = now();
    return { actor, policy, now: () => at, newId, ifMatch: null };
  };
  try {
    counts = await importReviews(db, newContext, records, {
      feed,
      isWhole,
      report: ({ line, reason }) => console.error(`${file}:${line}: ${reason}`),
      progress: (sofar) => {
        counts = sofar;
        progress.show(tell(sofar));
      },
    });
  } catch (error) {
    if (!(error instanceof UnreadableSource)) throw error;
    failure = error.message;
  } finally {
    progress.end();
  }
  if (failure !== null) console.error(failure);
  const code = conclude(counts, { broke: failure !== null, isWhole });
  if (code === 2 && failure === null) console.error(`There is no ${what} in it that could go in.`);
  return code;
}

function tell({ added, edited, unchanged, repeated, refused }: ReviewCounts): string {
  return `${added} new, ${edited} edited, ${unchanged} unchanged, ${repeated} repeated, ${refused} refused`;
}

function conclude(
  counts: ReviewCounts | null,
  { broke, isWhole }: { broke: boolean; isWhole: boolean },
): number {
  const taken = counts === null ? 0 : counts.added + counts.edited + counts.unchanged + counts.repeated;
  if (counts === null || (taken === 0 && counts.withdrawn === 0)) return 2;
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
