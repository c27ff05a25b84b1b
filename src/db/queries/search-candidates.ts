import * as z from "zod";
import type { Statement } from "../statements.ts";
import { type AskedTerm, CANDIDATE_CTES } from "./chosen-words.ts";

/** A claim of the index, as the re-ranker reads it. */
export interface FoundClaim {
  readonly seq: number;
  readonly id: string;
  readonly kind: "fact" | "statement";
  readonly language: string;
  readonly text: string;
  readonly claimant: string | null;
  readonly around: readonly string[];
  readonly reports: readonly string[];
  /** Null for a fact that is only here because a statement found reports it. */
  readonly score: number | null;
}

export interface Found {
  readonly claims: readonly FoundClaim[];
  /** Terms of the query → claims that use it; the query's terms that no claim uses are not in it. */
  readonly documents: ReadonlyMap<string, number>;
  readonly searchedClaims: number;
}

const list = z.codec(z.string(), z.array(z.string()), {
  decode: (text) => JSON.parse(text),
  encode: (items) => JSON.stringify(items),
});

/** With a language given, so many times more hits are looked at: a test of the language on every row walked would cost more. */
const LANGUAGE_SPARE = 4;

/**
 * Candidates are found twice: by the claims' own words, and half as many, in less of the index, by the words of all that is told of them. Bodies of
 * some hundred words share words with anything, and among them one right claim in three is not found.
 */
const BY_ALL_WORDS = { candidates: 0.5, budget: 0.5, enough: 1 / 6 };

/** A term is no more common than so many times as often as claims have it as their own word, however many bodies have it. */
const MOST_TIMES_OWN = 3;

/** The columns of an entry, as rows of claims give them. */
export const ENTRY = "seq, claim_id, kind, language, text, claimant, around, reports";

/** The facts that the statements of `found` report, where they were not found themselves. */
export const REPORTED_ENTRIES = `SELECT ${ENTRY}, NULL FROM claim_search_entries
  WHERE claim_id IN (SELECT r.value FROM found, json_each(found.reports) r WHERE found.kind = 'statement')
  AND seq NOT IN (SELECT seq FROM found)`;

export interface CandidateOptions {
  /** Rows of the index that are walked by the claims' own words, and half as many by all: see {@link DOCUMENT_BUDGET}. */
  budget: number;
  /** Rows from which on further words count only for claims that rarer ones have found. */
  enough: number;
  limit: number;
  language: string | null;
}

/**
 * The claims that share the rarest of a query's terms, by the terms' summed rarity, best first (bm25 finds no more of the right ones,
 * .957 of them either way, and costs 1.7 times as much, since it looks up every row's length), the facts that the statements among them report, and what the
 * re-ranker needs to know about the terms: one statement, one round trip.
 */
export function candidatesStatement(terms: readonly AskedTerm[], options: CandidateOptions): Statement {
  // What only begins like a word has no count, so it comes last and is cut where rows are.
  const weighed = (chosen: string): string =>
    `SELECT word, leads, ln(1 + size.claims / (${chosen}.claims + 0.5)) AS weight FROM ${chosen}, size ORDER BY word LIKE '%*'`;
  // A word that leads alone may have any number of rows: all of them are as good, and the first are taken. The plus sign keeps the
  // engine from asking the index once for each row that was found.
  const hits = (
    words: string,
    filter: string,
    budget: string,
    limit: string,
  ): string => `${words}_led AS MATERIALIZED (
  SELECT f.rowid AS seq, w.weight FROM ${words} w CROSS JOIN claim_search(${filter}w.word) f WHERE w.leads LIMIT ${budget}
), ${words}_hits AS MATERIALIZED (
  SELECT seq, row_number() OVER (ORDER BY score DESC, seq) AS place FROM (
    SELECT seq, sum(weight) AS score FROM (
      SELECT seq, weight FROM ${words}_led
      UNION ALL SELECT f.rowid, w.weight FROM ${words} w CROSS JOIN claim_search(${filter}w.word) f
      WHERE NOT w.leads AND +f.rowid IN (SELECT seq FROM ${words}_led)
    ) GROUP BY seq ORDER BY score DESC, seq LIMIT iif(?2 IS NULL, 1, ${LANGUAGE_SPARE}) * ${limit}
  )
)`;
  const sql = `WITH ${CANDIDATE_CTES}, size AS MATERIALIZED (
  SELECT coalesce((SELECT claims FROM claim_search_terms WHERE term = ''), 0) AS claims
), own_weighed AS MATERIALIZED (${weighed("own_chosen")}
), weighed AS MATERIALIZED (${weighed("chosen")}
), ${hits("own_weighed", "'{text claimant} : ' || ", "?5", "?3")}, ${hits("weighed", "", "?7", "?4")}, places AS MATERIALIZED (
  SELECT seq, min(place) AS place FROM (
    SELECT seq, place FROM own_weighed_hits UNION ALL SELECT seq, place / ${BY_ALL_WORDS.candidates} FROM weighed_hits
  ) GROUP BY seq
), found AS MATERIALIZED (
  SELECT ${ENTRY}, -place AS score FROM places JOIN claim_search_entries USING (seq)
  WHERE ?2 IS NULL OR language = ?2 OR language LIKE ?2 || '-%'
  ORDER BY score DESC, seq LIMIT ?3
)
SELECT NULL AS seq, NULL AS claim_id, NULL AS kind, NULL AS language,
  (SELECT json_group_object(stem, min(t.claims, ${MOST_TIMES_OWN} * max(t.own, 1))) FROM known JOIN claim_search_terms t ON t.term = known.stem) AS text, NULL AS claimant, NULL AS around, NULL AS reports,
  (SELECT claims FROM size) AS score
UNION ALL SELECT * FROM (SELECT ${ENTRY}, score FROM found ORDER BY score DESC, seq)
UNION ALL ${REPORTED_ENTRIES}`;
  const { budget, enough, limit, language } = options;
  const all = BY_ALL_WORDS;
  const args = [
    JSON.stringify(terms),
    language,
    limit,
    Math.ceil(limit * all.candidates),
    Math.ceil(budget),
    enough,
    Math.ceil(budget * all.budget),
    enough * all.enough,
  ];
  return { sql, args };
}

const header = z.object({ text: z.string(), score: z.number() });
const frequencies = z.record(z.string(), z.number());

const entry = z.object({
  seq: z.number(),
  claim_id: z.string(),
  kind: z.enum(["fact", "statement"]),
  language: z.string(),
  text: z.string(),
  claimant: z.string().nullable(),
  around: list,
  reports: list,
  score: z.number().nullable(),
});

export function readEntry(row: unknown): FoundClaim {
  const { claim_id: id, ...found } = entry.parse(row);
  return { id, ...found };
}

/** Reads the rows that {@link candidatesStatement} gives. */
export function readCandidates(rows: readonly unknown[]): Found {
  const [first, ...rest] = rows;
  const { text, score } = header.parse(first);
  const documents = frequencies.parse(JSON.parse(text));
  const claims = rest.map(readEntry);
  return { claims, documents: new Map(Object.entries(documents)), searchedClaims: score };
}
