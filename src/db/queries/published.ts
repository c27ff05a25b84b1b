import type { Database } from "../database.ts";
import { ARTICLES_AT_KEY, mergedArticles } from "./merged-articles.ts";

// The reads that readers make, written by hand: each is one round trip, and documents travel as the JSON text
// that they are stored as. Building these with the query builder would cost more than running them.

/** What a reader's read of one claim needs: the tag of what it gives, and the two halves of the document. */
export interface PublishedClaim {
  tag: string;
  summary: string;
  details: string;
  /** What of related claims their own readers see now, as a JSON array: a relation to any other is no relation. */
  relations: string;
}

// The order of the subquery is that of its group (select.c, restriction 16). ORDER BY inside the aggregate would be
// taken for a write by the parser of an embedded replica, and sent to the primary.
const publishedBy = (column: string) => `
  select publication_id || '.' || revision as tag, summary, details,
    (select json_group_array(json(relation)) from (
      select json_object('kind', r.kind, 'claim', json_remove(t.mention, '$.label', '$.headline'),
        'on', r.since, 'note', r.note) as relation
      from published_relations r join published_claims t on t.claim_id = r.target_id
      where r.claim_seq = p.seq order by r.position)) as relations
  from published_claims p where ${column} = ?`;
const PUBLISHED_BY_ID = publishedBy("claim_id");
const PUBLISHED_BY_SLUG = publishedBy("slug");

/** Null where readers see no such claim; {@link findWithdrawnClaim} says whether they once did. */
export async function findPublishedClaim(db: Database, idOrSlug: string): Promise<PublishedClaim | null> {
  const { rows } = await db.execute({
    sql: idOrSlug.includes("_") ? PUBLISHED_BY_ID : PUBLISHED_BY_SLUG,
    args: [idOrSlug],
  });
  const row = rows[0];
  if (!row) return null;
  return {
    tag: String(row.tag),
    summary: String(row.summary),
    details: String(row.details),
    relations: String(row.relations),
  };
}

export interface WithdrawnClaim {
  id: string;
  status: string;
  reason: string | null;
  /** Slug of the claim that stands instead. */
  replacedBy: string | null;
  /** The claim into which it was merged, however many merges ago, where that was ever public. */
  mergedInto: { id: string; slug: string } | null;
}

const withdrawnBy = (column: string) => `
  with recursive self as (
    select id, status, status_reason, replaced_by, merged from claims
    where ${column} = ? and first_published_at is not null
  ), chain("id", "next") as (
    select id, case when merged then replaced_by end from self
    union select c.id, case when c.merged then c.replaced_by end from claims c join chain on c.id = chain.next
  ), target as (
    select c.id, c.slug from chain join claims c on c.id = chain.id
    where chain.next is null and c.first_published_at is not null and c.id <> (select id from self)
  )
  select s.id, s.status, s.status_reason,
    (select r.slug from claims r where r.id = s.replaced_by and r.first_published_at is not null) as replaced_by,
    (select id from target) as merged_id, (select slug from target) as merged_slug
  from self s`;
const WITHDRAWN_BY_ID = withdrawnBy("id");
const WITHDRAWN_BY_SLUG = withdrawnBy("slug");

/** A claim that was public once; null where it never was. */
export async function findWithdrawnClaim(db: Database, idOrSlug: string): Promise<WithdrawnClaim | null> {
  const { rows } = await db.execute({
    sql: idOrSlug.includes("_") ? WITHDRAWN_BY_ID : WITHDRAWN_BY_SLUG,
    args: [idOrSlug],
  });
  const row = rows[0];
  if (!row) return null;
  const mergedId = text(row.merged_id);
  return {
    id: String(row.id),
    status: String(row.status),
    reason: text(row.status_reason),
    replacedBy: text(row.replaced_by),
    mergedInto: mergedId === null ? null : { id: mergedId, slug: String(row.merged_slug) },
  };
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
  // A page may be that of several articles, where rules that changed made two addresses one.
  key: pageOf(`a.id in (${ARTICLES_AT_KEY})`),
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
  /** Of the document. */
  format: number;
  publishedAt: string;
  publishedBy: string;
  supersededAt: string | null;
  status: string;
  statusReason: string | null;
}

const PUBLICATION = (column: string) => `
  select p.document, p.format, p.published_at, e.name as published_by, c.status, c.status_reason,
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
    format: Number(row.format),
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
