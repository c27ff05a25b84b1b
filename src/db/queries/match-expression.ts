/** What a query asks for; src/search/plan-query.ts makes it of what somebody typed. */
export interface AskedWords {
  /** Each term as the index knows it, and as FTS5 must be asked for it. */
  readonly terms: readonly { readonly stem: string; readonly word: string; readonly prefix: boolean }[];
  /** FTS5 phrases; every one must stand in the claim. */
  readonly phrases: readonly string[];
}

/** Terms of one query, rarest first. Measured on tweets: 6 cost 0.32 MAP@5, 12 cost 0.05, 30 gain 0.01 at half again the time. */
export const MOST_QUERY_TERMS = 20;

/**
 * Rows that one request may walk: the summed document frequency of its terms. FTS5 walks a term's list twice, to count and to
 * score, so this bounds the time of a query however many claims there are. docs/decisions/0005 has the curve.
 */
export const DOCUMENT_BUDGET = 8_000;

/** bm25 weights of text, claimant, summary, quotes, headlines: a claim's own words say best what it is about. */
export const COLUMN_WEIGHTS = "1.0, 0.8, 0.8, 0.5, 0.5";

/**
 * CTEs that turn a plan into a MATCH expression inside the database, so that looking up document frequencies costs no round trip of
 * its own. `known(stem, claims)` are the terms that stand in the index, `expression(match)` is one row. Takes three arguments:
 * the terms as JSON, the phrases as JSON, the budget.
 */
export const EXPRESSION_CTES = `asked AS (
  SELECT value ->> 'stem' AS stem, value ->> 'word' AS word, value ->> 'prefix' AS prefix FROM json_each(?1)
), known AS MATERIALIZED (
  SELECT asked.stem, asked.word, asked.prefix, coalesce(t.claims, 0) AS claims
  FROM asked LEFT JOIN claim_search_terms t ON t.term = asked.stem
  WHERE t.claims > 0 OR asked.prefix
), ranked AS (
  SELECT word, claims, prefix, row_number() OVER rarest AS n, sum(claims) OVER rarest AS walked FROM known
  WINDOW rarest AS (ORDER BY claims, stem ROWS UNBOUNDED PRECEDING)
), phrases AS (
  SELECT group_concat(value, ' AND ') AS required, group_concat(value, ' OR ') AS wanted FROM json_each(?2)
), chosen AS MATERIALIZED (
  SELECT '"' || word || '"' || iif(prefix, '*', '') AS word, claims FROM ranked
  WHERE n = 1 OR (n <= ${MOST_QUERY_TERMS} AND walked <= ?3)
), words AS (
  SELECT group_concat(word, ' OR ') AS wanted FROM chosen
), expression AS MATERIALIZED (
  SELECT CASE
    WHEN phrases.required IS NULL THEN coalesce(words.wanted, '""')
    ELSE '(' || phrases.required || ') AND (' || phrases.wanted || coalesce(' OR ' || words.wanted, '') || ')'
  END AS match FROM phrases, words
)`;

export function expressionArgs(plan: AskedWords, budget: number): (string | number)[] {
  return [JSON.stringify(plan.terms), JSON.stringify(plan.phrases), budget];
}
