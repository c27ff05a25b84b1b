import { sql } from "drizzle-orm";
import type { Database } from "../database.ts";
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
