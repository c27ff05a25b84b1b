import type { Database } from "../database.ts";
import { ARTICLES_AT_KEY, mergedArticles } from "./merged-articles.ts";

/** As JSON texts: what the entry of a page is made of (src/annotations/slim-page.ts). */
export interface SlimPageRow {
  article: string | null;
  /** An array, in the order in which a reader meets the claims. */
  claims: string;
  /** An array, in reading order. */
  spans: string;
  /** Number of the last event that changed what readers see, anywhere. */
  lastEvent: number;
}

// Each inner subquery is ordered, and its group has its order: published.ts says why.
const SLIM_PAGE = `
  with recursive ${mergedArticles(`a.id in (${ARTICLES_AT_KEY})`)}
  select
    (select p.document from published_articles p where p.article_id in members
      order by p.article_id = (select id from article) desc limit 1) as article,
    (select json_group_array(json(entry)) from (
      select json_object(
        'summary', json(p.summary),
        'evidence', json_extract(p.details, '$.evidence'),
        'reviews', json_extract(p.details, '$.reviews'),
        'reported', (select t.label from published_relations r join published_claims t on t.claim_id = r.target_id
          where r.claim_seq = p.seq and r.kind = 'reports' order by r.position limit 1),
        'labelBefore', (select v.label from verdicts v where v.id = json_extract(p.summary, '$.verdict.supersedes')),
        'verdictSince', (select min(n.published_at) from publications n
          where n.claim_id = p.claim_id and n.verdict_id = json_extract(p.summary, '$.verdict.id'))) as entry
      from published_claims p join (
        select claim_seq, min(start) as first from published_spans where article_id in members group by claim_seq
      ) f on f.claim_seq = p.seq
      order by f.first, p.seq)) as claims,
    (select json_group_array(json(document)) from (
      select s.document from published_spans s where s.article_id in members order by s.start, s.span_id
    )) as spans,
    coalesce((select max(seq) from events where is_public), 0) as last_event`;

/** @param key of the page's address. */
export async function findSlimPage(db: Database, key: string): Promise<SlimPageRow> {
  const { rows } = await db.execute({ sql: SLIM_PAGE, args: [key] });
  const row = rows[0];
  return {
    article: typeof row?.article === "string" ? row.article : null,
    claims: String(row?.claims ?? "[]"),
    spans: String(row?.spans ?? "[]"),
    lastEvent: Number(row?.last_event ?? 0),
  };
}
