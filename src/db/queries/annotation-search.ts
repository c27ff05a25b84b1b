import type { Database } from "../database.ts";
import { ANNOTATION } from "./annotation-list.ts";
import { mergedArticles } from "./merged-articles.ts";

/** Of which pages, in which order, and where the page of the list begins. */
export interface AnnotationSearch {
  /** Keys of addresses; null for any page. */
  keys: readonly string[] | null;
  sort: "created" | "updated" | "id";
  order: "asc" | "desc";
  /** The value of `sort` behind which it goes on. */
  after: string | null;
  limit: number;
  offset: number;
}

export interface FoundAnnotation {
  /** The quote with its claim and what is said beside that, as JSON. */
  annotation: string;
  created: string;
  updated: string;
}

// Times of thousands of quotes can be the same to the millisecond, and clients go on behind the last one that they have:
// behind the milliseconds stands the row's number, which no other has.
const unique = (time: string) => `substr(${time}, 1, 23) || printf('%09d', n.seq) || '+00:00'`;

const FOUND = `
  select s.span_id as id, ${unique("n.created_at")} as created, ${unique("h.at")} as updated, s.claim_seq as claim
  from published_spans s join spans n on n.id = s.span_id
    join published_claims p on p.seq = s.claim_seq left join changes h on h.seq = p.revision`;

const AT_KEYS = `select d.article_id from json_each(?1) k join article_addresses d on d.key = k.value or d.shares_key = k.value`;

const whichOf = ({ keys }: AnnotationSearch) =>
  keys === null
    ? `with recursive found as materialized (${FOUND} where ?1 is null)`
    : `with recursive ${mergedArticles(`a.id in (${AT_KEYS})`)},
        found as materialized (${FOUND} where s.article_id in members)`;

/** Quotes that readers see, and how many there are in all. One statement. */
export async function searchAnnotations(
  db: Database,
  search: AnnotationSearch,
): Promise<{ total: number; found: FoundAnnotation[] }> {
  const { keys, sort, order, after, limit, offset } = search;
  const behind = order === "asc" ? ">" : "<";
  const { rows } = await db.execute({
    sql: `${whichOf(search)},
      page as (select * from found where ?2 is null or ${sort} ${behind} ?2 order by ${sort} ${order} limit ?3 offset ?4)
      select (select count(*) from found) as total, x.created, x.updated, ${ANNOTATION} as annotation
      from (select 1) left join page x on true
        left join published_spans s on s.span_id = x.id left join published_claims p on p.seq = x.claim
      order by x.${sort} ${order}`,
    args: [keys === null ? null : JSON.stringify(keys), after, limit, offset],
  });
  return {
    total: Number(rows[0]?.total ?? 0),
    found: rows.flatMap((row) =>
      row.created === null
        ? []
        : [
            {
              annotation: String(row.annotation),
              created: String(row.created),
              updated: String(row.updated),
            },
          ],
    ),
  };
}

const ONE = `with found as (${FOUND} where s.span_id = ?)
  select x.created, x.updated, ${ANNOTATION} as annotation from found x
  join published_spans s on s.span_id = x.id join published_claims p on p.seq = x.claim`;

/** One of them; null where readers see none of this id. One statement. */
export async function findAnnotation(db: Database, spanId: string): Promise<FoundAnnotation | null> {
  const { rows } = await db.execute({ sql: ONE, args: [spanId] });
  const [row] = rows;
  return row
    ? { annotation: String(row.annotation), created: String(row.created), updated: String(row.updated) }
    : null;
}
