import type { Database } from "../database.ts";
import { packDetails, unpackDetails } from "../packed-details.ts";

const PAGE = 200;

export interface OldClaim {
  seq: number;
  format: number;
  summary: string;
  details: string;
}

/** Some of the claims whose documents are older than the format `current`. */
export async function readOldClaims(db: Database, current: number): Promise<OldClaim[]> {
  const { rows } = await db.execute({
    sql: `select seq, format, summary, details from published_claims where format < ? order by seq limit ${PAGE}`,
    args: [current],
  });
  return rows.map((row) => ({
    seq: Number(row.seq),
    format: Number(row.format),
    summary: String(row.summary),
    details: unpackDetails(String(row.details)),
  }));
}

/** Readers see other bytes by the release, which every tag names. A claim that was written since is left alone. */
export async function writeCurrentClaims(
  db: Database,
  current: number,
  claims: Omit<OldClaim, "format">[],
): Promise<void> {
  const packed = claims.map((claim) => ({ ...claim, details: packDetails(claim.details) }));
  await db.write([
    {
      sql: `update published_claims set summary = new.value ->> 'summary', details = new.value ->> 'details',
          format = ?
        from json_each(?) as new where published_claims.seq = new.value ->> 'seq' and published_claims.format < ?`,
      args: [current, JSON.stringify(packed), current],
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
