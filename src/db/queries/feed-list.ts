import type { Database } from "../database.ts";
import { SHOWN_SUMMARY } from "./shown-summary.ts";

/** A claim by the last thing that became of it for readers. */
export interface FeedRow {
  claimId: string;
  /** When readers first saw it, and when it last became otherwise. */
  publishedAt: string;
  changedAt: string;
  /** JSON; null where readers no longer see the claim. */
  summary: string | null;
  /** Facts that it reports, as a JSON array. */
  reported: string;
  /** Why readers no longer see it. */
  reason: string | null;
  status: string;
  /** Another one whenever a reader would see another byte. */
  version: string;
}

export type FeedOf = { kind: "all" } | { kind: "topic"; topic: string } | { kind: "claim"; slug: string };

const feedOf = (condition: string) => `
  with latest as (
    select x.claim_id, max(x.seq) as seq from changes x join claims c on c.id = x.claim_id
    where x.kind <> 'checked' and c.first_published_at is not null and ${condition}
    group by x.claim_id order by max(x.seq) desc limit ?
  )
  select c.id, c.first_published_at, x.at, ${SHOWN_SUMMARY} as summary, c.status, c.status_reason, x.seq || '.' || ifnull(p.revision, 0) as version,
    (select json_group_array(json(t.mention)) from published_relations r join published_claims t on t.claim_id = r.target_id
      where r.claim_seq = p.seq and r.kind = 'reports' and p.kind = 'statement') as reported
  from latest l join changes x on x.seq = l.seq join claims c on c.id = l.claim_id
    left join published_claims p on p.claim_id = c.id
  order by l.seq desc`;
const FEEDS = {
  all: feedOf("true"),
  topic: feedOf("c.id in (select claim_id from claim_topics where topic = ?)"),
  claim: feedOf("c.slug = ?"),
};

/** Claims that were ever public, those that changed last first; looking at a source and finding it the same is no change. */
export async function listFeed(db: Database, of: FeedOf, limit: number): Promise<FeedRow[]> {
  const asked = of.kind === "all" ? [] : [of.kind === "topic" ? of.topic : of.slug];
  const { rows } = await db.execute({ sql: FEEDS[of.kind], args: [...asked, limit] });
  return rows.map((row) => ({
    claimId: String(row.id),
    publishedAt: String(row.first_published_at),
    changedAt: String(row.at),
    summary: row.summary === null ? null : String(row.summary),
    reported: String(row.reported),
    reason: row.status_reason === null ? null : String(row.status_reason),
    status: String(row.status),
    version: String(row.version),
  }));
}

/** Slugs of the claims and articles that readers see, with the day on which they last became otherwise; a part at a time. */
export async function listAddresses(
  db: Database,
  { from, limit }: { from: number; limit: number },
): Promise<{ page: string; on: string }[]> {
  const { rows } = await db.execute({
    sql: `select page, day from (
        select 0 as kind, p.seq, p.summary ->> '$.page' as page, substr(p.summary ->> '$.updatedAt', 1, 10) as day from published_claims p
        union all
        select 1, a.seq, a.document ->> '$.page', substr(a.published_at, 1, 10) from published_articles a
      ) order by kind, seq limit ? offset ?`,
    args: [limit, from],
  });
  return rows.map((row) => ({ page: String(row.page), on: String(row.day) }));
}

export async function countAddresses(db: Database): Promise<number> {
  const { rows } = await db.execute(
    "select (select count(*) from published_claims) + (select count(*) from published_articles) as n",
  );
  return Number(rows[0]?.n ?? 0);
}
