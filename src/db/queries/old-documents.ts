import type { Database } from "../database.ts";

const PAGE = 200;

export interface OldClaim {
  seq: number;
  format: number;
  summary: string;
  details: string;
  spans: { id: string; document: string }[];
}

/** Some of the claims whose documents, and those of whose quotes, are older than the format `current`. */
export async function readOldClaims(db: Database, current: number): Promise<OldClaim[]> {
  const [claims, spans] = await db.read([
    {
      sql: `select seq, format, summary, details from published_claims where format < ? order by seq limit ${PAGE}`,
      args: [current],
    },
    {
      sql: `select span_id, claim_seq, document from published_spans where claim_seq in (
        select seq from published_claims where format < ? order by seq limit ${PAGE}) order by span_id`,
      args: [current],
    },
  ]);
  const spansOf = Map.groupBy(spans?.rows ?? [], (row) => Number(row.claim_seq));
  return (claims?.rows ?? []).map((row) => ({
    seq: Number(row.seq),
    format: Number(row.format),
    summary: String(row.summary),
    details: String(row.details),
    spans: (spansOf.get(Number(row.seq)) ?? []).map((span) => ({
      id: String(span.span_id),
      document: String(span.document),
    })),
  }));
}

/** Readers see other bytes by the release, which every tag names. A claim that was written since is left alone. */
export async function writeCurrentClaims(
  db: Database,
  current: number,
  claims: Omit<OldClaim, "format">[],
): Promise<void> {
  await db.write([
    {
      sql: `update published_spans set document = new.value ->> 'document'
        from json_each(?) as claim, json_each(claim.value, '$.spans') as new
        where published_spans.span_id = new.value ->> 'id' and exists (
          select 1 from published_claims p where p.seq = published_spans.claim_seq and p.format < ?)`,
      args: [JSON.stringify(claims), current],
    },
    {
      sql: `update published_claims set summary = new.value ->> 'summary', details = new.value ->> 'details',
          format = ?
        from json_each(?) as new where published_claims.seq = new.value ->> 'seq' and published_claims.format < ?`,
      args: [current, JSON.stringify(claims), current],
    },
  ]);
}

/** Some of the articles whose documents are older than the format `current`. */
export async function readOldArticles(
  db: Database,
  current: number,
): Promise<{ seq: number; articleId: string }[]> {
  const { rows } = await db.execute({
    sql: `select seq, article_id from published_articles where format < ? order by seq limit ${PAGE}`,
    args: [current],
  });
  return rows.map((row) => ({
    seq: Number(row.seq),
    articleId: String(row.article_id),
  }));
}

export async function writeCurrentArticles(
  db: Database,
  current: number,
  articles: { seq: number; document: string }[],
): Promise<void> {
  await db.write([
    {
      sql: `update published_articles set document = new.value ->> 'document', format = ?
        from json_each(?) as new where published_articles.seq = new.value ->> 'seq' and published_articles.format < ?`,
      args: [current, JSON.stringify(articles), current],
    },
  ]);
}
