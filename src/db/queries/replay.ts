import { sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { QUOTE, unpackQuotes } from "../packed-details.ts";
import { editors, publishedArticles } from "../schema.ts";

/** Names of all who ever wrote, by id. */
export async function readEditorNames(db: Database): Promise<Map<string, string>> {
  const [rows] = await db.orm.batch([db.orm.select({ id: editors.id, name: editors.name }).from(editors)]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** What readers see of these articles, by id, as JSON. */
export async function readArticlesShown(db: Database, ids: string[]): Promise<Map<string, string>> {
  const [rows] = await db.orm.batch([
    db.orm
      .select({ id: publishedArticles.articleId, document: publishedArticles.document })
      .from(publishedArticles)
      .where(sql`${publishedArticles.articleId} in (select value from json_each(${JSON.stringify(ids)}))`),
  ]);
  return new Map(rows.map(({ id, document }) => [id, document]));
}

/** Quotes as readers find them at pages, as JSON, by claim and by their ids. One round trip. */
export async function readQuotesShown(
  db: Database,
  claimIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const { rows } = await db.execute({
    sql: `select p.claim_id, s.span_id, ${QUOTE} as quote from published_claims p join published_spans s on s.claim_seq = p.seq
      where p.claim_id in (select value from json_each(?)) order by s.span_id`,
    args: [JSON.stringify(claimIds)],
  });
  const shown = new Map<string, Map<string, string>>();
  for (const { claim_id: claim, span_id: span, quote } of rows) {
    const quotes = shown.get(String(claim)) ?? new Map<string, string>();
    if (quote !== null) quotes.set(String(span), unpackQuotes(String(quote)));
    shown.set(String(claim), quotes);
  }
  return shown;
}
