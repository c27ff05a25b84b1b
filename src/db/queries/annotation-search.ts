import type { Database } from "../database.ts";
import { unpackQuotes } from "../packed-details.ts";
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

const COLUMNS = `s.span_id as id, ${unique("n.created_at")} as created, ${unique("h.at")} as updated, s.claim_seq as claim`;

const FOUND = `
  select ${COLUMNS}
  from published_spans s join spans n on n.id = s.span_id
    join published_claims p on p.seq = s.claim_seq join changes h on h.seq = p.revision`;

const AT_KEYS = `select d.article_id from json_each(?1) k join article_addresses d on d.key = k.value or d.shares_key = k.value`;

/** The quotes of some pages: few enough to be found and then sorted. */
const OF_PAGES = `with recursive ${mergedArticles(`a.id in (${AT_KEYS})`)},
  found as materialized (${FOUND} where s.article_id in members)`;

// Of all pages there are too many to sort: they are walked in the order that is asked for, along an index, from where the page
// begins to where it ends. `cross join` keeps the order of the tables as it is written.
const WALKS: Record<AnnotationSearch["sort"], { from: string; by: string; time: string | null }> = {
  updated: {
    from: `changes h cross join published_claims p on p.claim_id = h.claim_id and p.revision = h.seq
      cross join published_spans s on s.claim_seq = p.seq cross join spans n on n.id = s.span_id`,
    by: unique("h.at"),
    time: "h.at",
  },
  created: {
    from: `spans n cross join published_spans s on s.span_id = n.id
      cross join published_claims p on p.seq = s.claim_seq cross join changes h on h.seq = p.revision`,
    by: unique("n.created_at"),
    time: "n.created_at",
  },
  id: {
    from: `published_spans s cross join spans n on n.id = s.span_id
      cross join published_claims p on p.seq = s.claim_seq cross join changes h on h.seq = p.revision`,
    by: "s.span_id",
    time: null,
  },
};

/** The tables of which a page is made, and the page, before which `?2` ends. ?1 are keys. */
function pageOf({ keys, sort, order, after }: AnnotationSearch): { total: string; page: string } {
  const behind = order === "asc" ? ">" : "<";
  if (keys !== null) {
    return {
      total: `${OF_PAGES}, total as (select count(*) as total from found)`,
      page: `select * from found where ?2 is null or ${sort} ${behind} ?2 order by ${sort} ${order} limit ?3 offset ?4`,
    };
  }
  const { from, by, time } = WALKS[sort];
  const conditions = [
    "?1 is null",
    ...(after === null ? ["?2 is null"] : [`${by} ${behind} ?2`]),
    // The same on the column itself, for the index.
    ...(after === null || time === null ? [] : [`${time} ${behind}= substr(?2, 1, 23) || 'Z'`]),
  ];
  const sorted = time === null ? `${by} ${order}` : `${time} ${order}, n.seq ${order}`;
  return {
    total: "with total as (select count(*) as total from published_spans)",
    page: `select ${COLUMNS} from ${from} where ${conditions.join(" and ")} order by ${sorted} limit ?3 offset ?4`,
  };
}

/** Quotes that readers see, and how many there are in all. One statement. */
export async function searchAnnotations(
  db: Database,
  search: AnnotationSearch,
): Promise<{ total: number; found: FoundAnnotation[] }> {
  const { keys, sort, order, after, limit, offset } = search;
  const { total, page } = pageOf(search);
  const { rows } = await db.execute({
    sql: `${total}, page as (${page})
      select (select total from total) as total, x.created, x.updated, ${ANNOTATION} as annotation
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
              annotation: unpackQuotes(String(row.annotation)),
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
    ? {
        annotation: unpackQuotes(String(row.annotation)),
        created: String(row.created),
        updated: String(row.updated),
      }
    : null;
}
