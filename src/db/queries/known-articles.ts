import type { Database } from "../database.ts";

/** An article, as far as is needed to say that it may be the one that somebody is about to add. */
export interface KnownArticle {
  id: string;
  headline: string | null;
  language: string | null;
  url: string | null;
  createdAt: string;
}

/**
 * Articles that had this text once, and articles whose address resembles one of these near keys; those merged into others
 * stand for those. The article `except` is left out. One statement.
 */
export async function findArticlesAlike(
  db: Database,
  {
    textSha256,
    nearKeys,
    except,
  }: { textSha256: string; nearKeys: readonly string[]; except: string | null },
): Promise<{ sameText: KnownArticle[]; nearAddress: KnownArticle[] }> {
  const { rows } = await db.execute({
    sql: `with found(id, how) as (
        select article_id, 'text' from snapshots where text_sha256 = ?1
        union all
        select article_id, 'near' from article_addresses where near_key in (select value from json_each(?2))
      )
      select distinct f.how, a.id, coalesce(a.headline, a.descriptive_headline) as headline, a.language, a.url, a.created_at
      from found f join articles o on o.id = f.id join articles a on a.id = coalesce(o.merged_into, o.id)
      where a.id is not ?3 order by a.seq limit 20`,
    args: [textSha256, JSON.stringify(nearKeys), except],
  });
  const articles = rows.map((row) => ({
    how: String(row.how),
    id: String(row.id),
    headline: row.headline === null ? null : String(row.headline),
    language: row.language === null ? null : String(row.language),
    url: row.url === null ? null : String(row.url),
    createdAt: String(row.created_at),
  }));
  const of = (wanted: string) =>
    articles.filter(({ how }) => how === wanted).map(({ how: _, ...article }) => article);
  const sameText = of("text");
  const nearAddress = of("near").filter(({ id }) => !sameText.some((one) => one.id === id));
  return { sameText, nearAddress };
}
