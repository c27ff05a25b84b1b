import type { Database } from "../db/database.ts";
import { readStaleEntries, renewStatements } from "../db/queries/stale-search.ts";
import { searchEntryOfClaim } from "../publications/project-publication.ts";

/** Claims that search knows by words which an earlier release cut otherwise. */
export async function cutWordsAgain(db: Database): Promise<void> {
  for (;;) {
    const stale = await readStaleEntries(db);
    if (stale.length === 0) return;
    await db.write(
      stale.flatMap((claim) => renewStatements(claim, searchEntryOfClaim(claim, JSON.parse(claim.reports)))),
    );
  }
}
