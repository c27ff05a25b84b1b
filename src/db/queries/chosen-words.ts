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
 * Rows that one request may walk: the summed document frequency of its terms. This bounds the time of a query however many claims there
 * are. docs/decisions/0005 has the curve.
 */
export const DOCUMENT_BUDGET = 8_000;

/** Lists of a search's further words, together, in rows: FTS5 skips through them. */
const FOLLOWING_BUDGET = 64_000;

const ASKED = `asked AS (
  SELECT key AS place, value ->> 'stem' AS stem, value ->> 'word' AS word, value ->> 'prefix' AS prefix FROM json_each(?1)
)`;

/**
 * CTEs that choose a query's words inside the database, so that looking up document frequencies costs no round trip of its own.
 * `known(place, stem, claims)` are the terms that stand in the index, `chosen(place, word, claims, leads)` the rarest of them, as FTS5 must be
 * asked for them. Words lead, rarest first, until they have some rows; those that do not lead, up to another number of rows, count only for claims that
 * one which leads has found. Take three arguments: the terms as JSON, the rows that may be walked, the rows from which on none leads.
 */
export const LED_CTES = `${ASKED}, ${choosing("known", "chosen", "claims", { budget: "?2", enough: "?3", most: FOLLOWING_BUDGET })}`;

/**
 * The same twice: by the words of all that is told of a claim (`known`, `chosen`), and by its own alone (`own_known`, `own_chosen`). ?1 are the terms,
 * ?5 and ?6 rows by own words, ?7 and ?8 by all: those that may be walked, words that do not lead included, and those from which on none leads.
 */
export const CANDIDATE_CTES = [
  ASKED,
  choosing("own_known", "own_chosen", "own", { budget: "?5", enough: "?6", most: "?5" }),
  choosing("known", "chosen", "claims", { budget: "?7", enough: "?8", most: "?7" }),
].join(", ");

function choosing(
  known: string,
  chosen: string,
  column: "claims" | "own",
  { budget, enough, most }: { budget: string; enough: string; most: string | number },
): string {
  const leads = `n = 1 OR (walked <= ${budget} AND walked - claims < ${enough})`;
  return `${known} AS MATERIALIZED (
  SELECT asked.place, asked.stem, asked.word, asked.prefix, coalesce(t.${column}, 0) AS claims
  FROM asked LEFT JOIN claim_search_terms t ON t.term = asked.stem
  WHERE t.${column} > 0 OR asked.prefix
), ${chosen} AS MATERIALIZED (
  SELECT place, '"' || word || '"' || iif(prefix, '*', '') AS word, claims, ${leads} AS leads FROM (
    SELECT place, word, claims, prefix, row_number() OVER rarest AS n, sum(claims) OVER rarest AS walked FROM ${known}
    WINDOW rarest AS (ORDER BY claims, stem ROWS UNBOUNDED PRECEDING)
  ) WHERE n <= ${MOST_QUERY_TERMS} AND (${leads} OR walked <= ${most})
)`;
}

/**
 * SQL for what stands behind a word that does not lead, in a question to FTS5: some word of `chosen` that leads must be there, too. FTS5 then
 * skips through the word's list from one claim of the others to the next. What only begins like a word is collected anew for each
 * question, so it is asked for only where nothing else leads.
 */
export function followingSql(chosen: string): string {
  const leading = (filter: string): string =>
    `(SELECT group_concat(word, ' OR ') FROM ${chosen} WHERE leads AND ${filter})`;
  return `' AND (' || coalesce(${leading("word NOT LIKE '%*'")}, ${leading("true")}) || ')'`;
}

export function chosenArgs(terms: readonly AskedTerm[], budget: number): (string | number)[] {
  return [JSON.stringify(terms), budget];
}
