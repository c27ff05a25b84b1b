import type { Database } from "../db/database.ts";
import { readShownClaims } from "../db/queries/shown-claims.ts";
import type { ClaimDetails, ClaimDocument, ClaimSummary } from "./claim-document.ts";

const ROWS = 200;

/** Every claim that readers see, for what is given out whole; those that stand on others' reviews alone only where asked for. */
export async function* shownDocuments(
  db: Database,
  { withOthers }: { withOthers: boolean },
): AsyncGenerator<ClaimDocument> {
  for (let after = 0; ; ) {
    const rows = await readShownClaims(db, { after, limit: ROWS, withOthers });
    for (const { summary, details } of rows) {
      const claim: ClaimSummary = JSON.parse(summary);
      const rest: ClaimDetails = JSON.parse(details);
      yield { ...claim, ...rest };
    }
    const last = rows.at(-1);
    if (!last || rows.length < ROWS) return;
    after = last.seq;
  }
}
