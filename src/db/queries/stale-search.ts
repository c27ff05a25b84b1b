import { sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { unpackDetails } from "../packed-details.ts";
import type { Statement } from "../statements.ts";
import { type SearchEntry, searchStatements, unsearchStatements, WORDS_VERSION } from "./search-index.ts";

/** What readers see of a claim whose entry an earlier release's cutting of words made. */
export interface StaleEntry {
  seq: number;
  publicationId: string;
  revision: number;
  summary: string;
  details: string;
  /** Ids of the facts that the entry says it reports, as JSON. */
  reports: string;
}

/** Entries read, and written, at a time. */
const PAGE = 200;

export async function readStaleEntries(db: Database): Promise<StaleEntry[]> {
  const { rows } = await db.execute({
    sql: `select p.seq, p.publication_id, p.revision, p.summary, p.details, e.reports
      from claim_search_entries e join published_claims p using (seq)
      where e.words_version < ? order by e.words_version, e.seq limit ${PAGE}`,
    args: [WORDS_VERSION],
  });
  return rows.map((row) => ({
    seq: Number(row.seq),
    publicationId: String(row.publication_id),
    revision: Number(row.revision),
    summary: String(row.summary),
    details: unpackDetails(String(row.details)),
    reports: String(row.reports),
  }));
}

/** Puts an entry in place of a stale one, unless readers have been shown something else meanwhile, which has an entry of its own. */
export function renewStatements(
  { seq, publicationId, revision }: StaleEntry,
  entry: SearchEntry,
): Statement[] {
  const unchanged = sql`exists (select 1 from published_claims where seq = ${seq}
    and publication_id = ${publicationId} and revision = ${revision})`;
  return [...unsearchStatements(seq, unchanged), ...searchStatements(seq, entry, unchanged)];
}
