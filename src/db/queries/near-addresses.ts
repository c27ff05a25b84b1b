import type { Database } from "../database.ts";

export interface NearRow {
  key: string;
  url: string;
  articleId: string;
  /** The article as readers see it, as JSON. */
  article: string;
}

const NEAR = `
  with candidates as materialized (
    select key, url, article_id from article_addresses where near_key in (select value from json_each(?1))
    union
    select key, url, article_id from (
      select key, url, article_id from article_addresses where near_key >= ?2 and near_key < ?3 limit ?4)
    limit ?4
  )
  select c.key, c.url, c.article_id, (
    select p.document from published_articles p
    where p.article_id in (
      with recursive up(id, next) as (
        select id, merged_into from articles where id = c.article_id
        union select a.id, a.merged_into from up join articles a on a.id = up.next
      ),
      members(id) as (
        select id from up where next is null
        union select a.id from members m join articles a on a.merged_into = m.id
      )
      select id from members
    ) and exists (select 1 from published_spans s where s.article_id = p.article_id)
    limit 1
  ) as article
  from candidates c where c.url is not null and article is not null order by c.key`;

/** Addresses of annotated pages by their near keys (see src/articles/near-key.ts). One statement, bounded. */
export async function findNearAddresses(
  db: Pick<Database, "execute">,
  { keys, from, to, limit }: { keys: readonly string[]; from: string; to: string; limit: number },
): Promise<NearRow[]> {
  const { rows } = await db.execute({ sql: NEAR, args: [JSON.stringify(keys), from, to, limit] });
  return rows.map((row) => ({
    key: String(row.key),
    url: String(row.url),
    articleId: String(row.article_id),
    article: String(row.article),
  }));
}
