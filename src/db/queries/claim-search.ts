import type { Database } from "../database.ts";
import type { ClaimListRow, Condition } from "./claim-list.ts";
import { COLUMN_WEIGHTS, EXPRESSION_CTES } from "./match-expression.ts";

export interface SearchRow extends ClaimListRow {
  text: string;
  /** bm25; says nothing beside that of another query, and next to nothing where every word stands in half of the claims. */
  rank: number;
  /** The rank as a share of the best hit's: above 0, at most 1. */
  score: number;
}

export interface SearchPage {
  rows: SearchRow[];
  lastEvent: number;
}

/** A query's hits end here: nobody pages further, and every page costs the whole search again. */
export const MOST_HITS = 500;

export interface SearchOptions {
  /** Arguments of the match expression. */
  expression: (string | number)[];
  order: "relevance" | "newest" | "oldest";
  after: { at: string | number; seq: number } | null;
  limit: number;
}

/** Published claims that share the query's rarest words and meet the conditions. One round trip. */
export async function searchClaims(
  db: Database,
  conditions: Condition[],
  { expression, order, after, limit }: SearchOptions,
): Promise<SearchPage> {
  const filtered =
    conditions.length === 0
      ? "true"
      : `rowid in (select p.seq from published_claims p where ${conditions.map(({ sql }) => sql).join(" and ")})`;
  const [position, sorting] = {
    relevance: ["(h.rank, -p.seq) < (?, -?)", "h.rank desc, p.seq"],
    newest: ["(p.published_at, p.seq) < (?, ?)", "p.published_at desc, p.seq desc"],
    oldest: ["(p.published_at, p.seq) > (?, ?)", "p.published_at, p.seq"],
  }[order] as [string, string];
  const [list, last] = await db.read([
    {
      sql: `with ${EXPRESSION_CTES}, hits as materialized (
          select rowid as seq, -bm25(claim_search, ${COLUMN_WEIGHTS}) as rank from claim_search
          where claim_search match (select match from expression) and ${filtered}
          order by rank desc, rowid limit ${MOST_HITS}
        )
        select p.seq, p.published_at, p.summary, e.text, h.rank, h.rank / (select max(rank) from hits) as score
        from hits h join published_claims p using (seq) join claim_search_entries e using (seq)
        where ${after ? position : "true"} order by ${sorting} limit ?`,
      args: [
        ...expression,
        ...conditions.flatMap(({ args }) => args),
        ...(after ? [after.at, after.seq] : []),
        limit,
      ],
    },
    "select coalesce(max(seq), 0) as last_event from events where is_public",
  ]);
  return {
    rows: (list?.rows ?? []).map((row) => ({
      seq: Number(row.seq),
      publishedAt: String(row.published_at),
      summary: String(row.summary),
      text: String(row.text),
      rank: Number(row.rank),
      score: Number(row.score),
    })),
    lastEvent: Number(last?.rows[0]?.last_event ?? 0),
  };
}

/** Summaries of published claims, by id. */
export async function findSummaries(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.execute({
    sql: "select claim_id, summary from published_claims where claim_id in (select value from json_each(?))",
    args: [JSON.stringify(ids)],
  });
  return new Map(rows.map((row) => [String(row.claim_id), String(row.summary)]));
}
