/** Ids of the articles whose page has the key that is asked for; one argument. */
export const ARTICLES_AT_KEY =
  "select d.article_id from (select ? as asked) q join article_addresses d on d.key = q.asked or d.shares_key = q.asked";

/**
 * Common table expressions, for a `with recursive`: `article` holds the id of the article that `condition` (on
 * `articles a`) finds, or of the one that it was merged into, however many merges ago; `members` that id and those
 * of all articles merged into it.
 */
export function mergedArticles(condition: string): string {
  return `
    chain(id, next) as (
      select a.id, a.merged_into from articles a where ${condition}
      union select a.id, a.merged_into from articles a join chain on a.id = chain.next
    ),
    article(id) as (select id from chain where next is null),
    members(id) as (
      select id from article union select a.id from articles a join members on a.merged_into = members.id
    )`;
}
