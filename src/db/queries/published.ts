import type { Database } from "../database.ts";
import { mergedArticles } from "./merged-articles.ts";

// The reads that readers make, written by hand: each is one round trip, and documents travel as the JSON text
// that they are stored as. Building these with the query builder would cost more than running them.

/** A claim as its readers find it: published, or no longer, or never there for them. */
export type PublicClaim =
  | { state: "published"; tag: string; summary: string; details: string }
  | { state: "gone"; id: string; status: string; reason: string | null; replacedBy: string | null };

// Few columns: the client defines each one twice on every row, which is a good part of what a read costs.
const claimBy = (column: string) => `
  select p.publication_id || '.' || p.revision as tag, p.summary, p.details,
    case when p.seq is null and c.first_published_at is not null then json_object(
      'id', c.id, 'status', c.status, 'reason', c.status_reason,
      'replacedBy', (select r.slug from claims r where r.id = c.replaced_by)
    ) end as gone
  from claims c left join published_claims p on p.seq = c.seq where c.${column} = ?`;
const CLAIM_BY_ID = claimBy("id");
const CLAIM_BY_SLUG = claimBy("slug");

/** Null where there is no such claim, or none that was ever public. */
export async function findPublicClaim(db: Database, idOrSlug: string): Promise<PublicClaim | null> {
  const { rows } = await db.execute({
    sql: idOrSlug.includes("_") ? CLAIM_BY_ID : CLAIM_BY_SLUG,
    args: [idOrSlug],
  });
  const row = rows[0];
  if (!row) return null;
  const { tag, summary, details, gone } = row;
  if (typeof tag === "string" && typeof summary === "string" && typeof details === "string") {
    return { state: "published", tag, summary, details };
  }
  return typeof gone === "string" ? { state: "gone", ...JSON.parse(gone) } : null;
}

/** JSON texts, ready to be put into an answer. */
export interface PageRow {
  article: string | null;
  /** Members of a JSON array, comma between them; empty for none. */
  claims: string;
  spans: string;
  /** Number of the last event that changed what readers see, anywhere. */
  lastEvent: number;
}

const LAST_PUBLIC_EVENT = "coalesce((select max(seq) from events where is_public), 0)";

/**
 * Of an article and those that were merged into it. Claims in the order in which a reader meets them. The order of
 * each subquery is that of its group_concat: SQLite never flattens an ordered subquery into an aggregate
 * (select.c, restriction 16), and ORDER BY inside the aggregate takes twice as long.
 */
const pageOf = (condition: string) => `
  with recursive ${mergedArticles(condition)}
  select
    (select p.document from published_articles p where p.article_id in members
      order by p.article_id = (select id from article) desc limit 1) as article,
    (select group_concat(summary, ',') from (
      select p.summary
      from published_claims p join (
        select claim_seq, min(start) as first from published_spans where article_id in members group by claim_seq
      ) f on f.claim_seq = p.seq
      order by f.first, p.seq)) as claims,
    (select group_concat(document, ',') from (
      select s.document from published_spans s where s.article_id in members order by s.start, s.span_id
    )) as spans,
    ${LAST_PUBLIC_EVENT} as last_event`;

const PAGE_BY = {
  key: pageOf("a.id = (select article_id from article_addresses where key = ?)"),
  hash: pageOf("a.id = (select article_id from article_addresses where hash = ?)"),
  id: pageOf("a.id = ?"),
  slug: pageOf("a.slug = ?"),
};

export async function findPage(db: Database, by: keyof typeof PAGE_BY, value: string): Promise<PageRow> {
  const { rows } = await db.execute({ sql: PAGE_BY[by], args: [value] });
  const row = rows[0];
  return {
    article: text(row?.article),
    claims: text(row?.claims) ?? "",
    spans: text(row?.spans) ?? "",
    lastEvent: Number(row?.last_event ?? 0),
  };
}

export interface PublicationRow {
  document: string;
  publishedAt: string;
  publishedBy: string;
  supersededAt: string | null;
  status: string;
  statusReason: string | null;
}

const PUBLICATION = (column: string) => `
  select p.document, p.published_at, e.name as published_by, c.status, c.status_reason,
    (select n.published_at from publications n where n.claim_id = p.claim_id and n.n = p.n + 1) as superseded_at
  from publications p join claims c on c.id = p.claim_id join editors e on e.id = p.published_by
  where c.${column} = ? and p.n = ?`;
const PUBLICATION_BY_ID = PUBLICATION("id");
const PUBLICATION_BY_SLUG = PUBLICATION("slug");

export async function findPublication(
  db: Database,
  idOrSlug: string,
  n: number,
): Promise<PublicationRow | null> {
  const { rows } = await db.execute({
    sql: idOrSlug.includes("_") ? PUBLICATION_BY_ID : PUBLICATION_BY_SLUG,
    args: [idOrSlug, n],
  });
  const row = rows[0];
  if (!row) return null;
  return {
    document: String(row.document),
    publishedAt: String(row.published_at),
    publishedBy: String(row.published_by),
    supersededAt: text(row.superseded_at),
    status: String(row.status),
    statusReason: text(row.status_reason),
  };
}

export interface ArticleListRow {
  seq: number;
  document: string;
}

/** Published articles, those last published first. */
export async function listArticles(
  db: Database,
  { after, limit }: { after: { at: string; seq: number } | null; limit: number },
): Promise<{ rows: ArticleListRow[]; lastEvent: number; ats: string[] }> {
  const [list, last] = await db.read([
    {
      sql: `select seq, published_at, document from published_articles
        where ${after ? "(published_at, seq) < (?, ?)" : "true"} order by published_at desc, seq desc limit ?`,
      args: after ? [after.at, after.seq, limit] : [limit],
    },
    `select ${LAST_PUBLIC_EVENT} as last_event`,
  ]);
  const rows = list?.rows ?? [];
  return {
    rows: rows.map((row) => ({ seq: Number(row.seq), document: String(row.document) })),
    ats: rows.map((row) => String(row.published_at)),
    lastEvent: Number(last?.rows[0]?.last_event ?? 0),
  };
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
