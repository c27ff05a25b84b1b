import type { Database } from "../database.ts";
import { unpackDetails } from "../packed-details.ts";
import { SHOWN_SUMMARY } from "./shown-summary.ts";

/** A fact that readers have ever seen with a verdict of ours, by the last thing that became of it for them. */
export interface ReviewRow {
  /** Of its last change. */
  seq: number;
  changedAt: string;
  slug: string;
  /** JSON texts; null where readers no longer see the claim. */
  summary: string | null;
  details: string | null;
  /** Another one whenever a reader would see another byte. */
  version: string;
}

const FEED = `
  with latest as (
    select x.claim_id, max(x.seq) as seq from changes x join claims c on c.id = x.claim_id
    where x.kind <> 'checked' and c.first_published_at is not null and c.kind = 'fact' and x.seq <= ?3
      and exists (select 1 from publications b where b.claim_id = c.id and b.verdict_id is not null)
    group by x.claim_id having max(x.seq) < ?1 order by max(x.seq) desc limit ?2
  )
  select l.seq, x.at, c.slug, ${SHOWN_SUMMARY} as summary, p.details,
    x.seq || '.' || ifnull(p.revision, 0) as version
  from latest l join changes x on x.seq = l.seq join claims c on c.id = l.claim_id
    left join published_claims p on p.claim_id = c.id
  order by l.seq desc`;

export interface ReviewsAfter {
  /** Number of the change that the list begins with: what changes while it is read moves nothing in it. */
  from: number;
  /** Number of the last change that was read. */
  last: number;
}

/** Those that changed last first. One statement. */
export async function listReviews(
  db: Database,
  after: ReviewsAfter | null,
  limit: number,
): Promise<ReviewRow[]> {
  const { from, last } = after ?? { from: Number.MAX_SAFE_INTEGER, last: Number.MAX_SAFE_INTEGER };
  const { rows } = await db.execute({ sql: FEED, args: [last, limit, from] });
  return rows.map((row) => ({
    seq: Number(row.seq),
    changedAt: String(row.at),
    slug: String(row.slug),
    summary: row.summary === null ? null : String(row.summary),
    details: row.details === null ? null : unpackDetails(String(row.details)),
    version: String(row.version),
  }));
}
