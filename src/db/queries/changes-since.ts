import type { Database } from "../database.ts";
import { toldBy, unpackChanges } from "../packed-changes.ts";
import type { SubjectKind } from "../records.ts";

export interface ClaimChangeRow {
  at: string;
  by: string;
  subject: SubjectKind;
  /** JSON: {field: [before, after]}. */
  changes: string;
}

// Where a new text of an article moved a quote, the event's version is the article's.
const SINCE = `
  select v.at, e.name as "by", v.subject_kind, ${toldBy("v")} as changes from events v join editors e on e.id = v.actor_id
  where v.claim_id = ?1 and v.article_id is null and v.version > ?2
  order by v.seq`;

/** What was written to a claim, its quotes and its verdict after it had this version, oldest first. One statement. */
export async function listChangesSince(
  db: Database,
  claimId: string,
  version: number,
): Promise<ClaimChangeRow[]> {
  const { rows } = await db.execute({ sql: SINCE, args: [claimId, version] });
  return rows.map((row) => ({
    at: String(row.at),
    by: String(row.by),
    subject: row.subject_kind as SubjectKind,
    changes: unpackChanges(String(row.changes)),
  }));
}
