export interface NearRow {
  key: string;
  url: string;
  articleId: string;
  /** Of the article: another one whenever readers see another byte of it. */
  version: number;
  /** The article as readers see it, as JSON. */
  article: string;
}

/**
 * A SELECT of one JSON array of {@link NearRow}: addresses of annotated pages by their near keys (src/articles/near-key.ts),
 * bounded. Takes four arguments from the number `first`: the near keys as JSON, the ends of a range of them, and how
 * many to look at.
 */
export function nearAddresses(first: number): string {
  const [keys, from, to, limit] = [first, first + 1, first + 2, first + 3].map((n) => `?${n}`);
  return `
    select json_group_array(json_object('key', key, 'url', url, 'articleId', article_id, 'version', shown ->> 'version',
      'article', shown ->> 'document'))
    from (
      select c.key, c.url, c.article_id, (
        select json_object('version', p.version, 'document', p.document) from published_articles p
        where p.article_id in (
          with recursive up(id, next) as (
            select id, merged_into from articles where id = c.article_id
            union select a.id, a.merged_into from up join articles a on a.id = up.next
          ),
          family(id) as (
            select id from up where next is null
            union select a.id from family m join articles a on a.merged_into = m.id
          )
          select id from family
        ) and exists (select 1 from published_spans s where s.article_id = p.article_id)
        limit 1
      ) as shown
      from (
        select key, url, article_id from article_addresses where near_key in (select value from json_each(${keys}))
        union
        select key, url, article_id from (
          select key, url, article_id from article_addresses where near_key >= ${from} and near_key < ${to} limit ${limit})
        limit ${limit}
      ) c where c.url is not null and shown is not null order by c.key)`;
}
