import type { Database } from "../database.ts";

/** Where an archive keeps the texts of these articles, by article and hash of the text: "art_… sha256". */
export async function findArchiveAddresses(
  db: Database,
  articles: readonly string[],
): Promise<Map<string, string>> {
  if (articles.length === 0) return new Map();
  const { rows } = await db.execute({
    sql: "select article_id, text_sha256, archive_url from snapshots where archive_url is not null and article_id in (select value from json_each(?)) order by seq",
    args: [JSON.stringify(articles)],
  });
  return new Map(rows.map((row) => [`${row.article_id} ${row.text_sha256}`, String(row.archive_url)]));
}
