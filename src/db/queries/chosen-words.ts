/**
 * A term as the index knows it and as it must be asked for: FTS5 stems what it is given, and a stem of a stem is another word.
 * src/search/plan-query.ts makes it of what somebody typed.
 */
export interface AskedTerm {
  readonly stem: string;
  readonly word: string;
  /** 1 for a term that ends a run without spaces, which may be the beginning of an indexed run of three. */
  readonly prefix: boolean;
}

/** Terms of one query, rarest first. Measured on tweets: 6 cost 0.32 MAP@5, 12 cost 0.05, 30 gain 0.01 at half again the time. */
export const MOST_QUERY_TERMS = 20;

/**
 * Rows that one request may walk: the summed document frequency of its terms. FTS5 walks a term's list twice, to count and to
 * score, so this bounds the time of a query however many claims there are. docs/decisions/0005 has the curve.
 */
export const DOCUMENT_BUDGET = 8_000;

/**
 * CTEs that choose a query's words inside the database, so that looking up document frequencies costs no round trip of its own.
 * `known(place, stem, claims)` are the terms that stand in the index, `chosen(place, word, claims)` the rarest of them, as FTS5 must be
 * asked for them. Take two arguments: the terms as JSON, the budget.
 */
export const CHOSEN_CTES = `asked AS (
  SELECT key AS place, value ->> 'stem' AS stem, value ->> 'word' AS word, value ->> 'prefix' AS prefix FROM json_each(?1)
), ${choosing("known", "chosen", "claims", "?2")}`;

/** The same for claims' own words alone: `own_known`, `own_chosen`. Behind {@link CHOSEN_CTES}; the budget is a sixth argument. */
export const OWN_CHOSEN_CTES = choosing("own_known", "own_chosen", "own", "?6");

function choosing(known: string, chosen: string, column: "claims" | "own", budget: string): string {
  return `${known} AS MATERIALIZED (
  SELECT asked.place, asked.stem, asked.word, asked.prefix, coalesce(t.${column}, 0) AS claims
  FROM asked LEFT JOIN claim_search_terms t ON t.term = asked.stem
  WHERE t.${column} > 0 OR asked.prefix
), ${chosen} AS MATERIALIZED (
  SELECT place, '"' || word || '"' || iif(prefix, '*', '') AS word, claims FROM (
    SELECT place, word, claims, prefix, row_number() OVER rarest AS n, sum(claims) OVER rarest AS walked FROM ${known}
    WINDOW rarest AS (ORDER BY claims, stem ROWS UNBOUNDED PRECEDING)
  ) WHERE n = 1 OR (n <= ${MOST_QUERY_TERMS} AND walked <= ${budget})
)`;
}

export function chosenArgs(terms: readonly AskedTerm[], budget: number): (string | number)[] {
  return [JSON.stringify(terms), budget];
}
