import * as z from "zod";
import type { Database } from "../database.ts";
import { type AskedTerm, CHOSEN_CTES, chosenArgs, DOCUMENT_BUDGET } from "./chosen-words.ts";
import { type ClaimListRow, type Condition, SHOWN_VERSION } from "./claim-list.ts";
import { SHOWN_SUMMARY } from "./shown-summary.ts";

/** A word of a query and how much it counts, a whole number; as FTS5 must be asked for it. */
export interface WeighedWord {
  /** Its place in the query. */
  readonly place: number;
  readonly word: string;
  readonly weight: number;
}

export interface SearchRow extends ClaimListRow {
  text: string;
  /** Where the claim stands by relevance: a whole number that depends on the claim and the words' weights alone. */
  position: number;
  /** The summed weights as a share of the best hit's: above 0, at most 1. */
  score: number;
}

export interface SearchPage {
  rows: SearchRow[];
  /** How many hits there are, on whichever page; {@link MOST_HITS} at most. */
  total: number;
  /** The words that were looked for, by their places, and their weights: the next page is asked for with the same. */
  words: { place: number; weight: number }[];
}

/** A query's hits end here: nobody pages further, and every page costs the whole search again. */
export const MOST_HITS = 500;

export interface SearchOptions {
  /** What to look for, or, behind a first page, what it was looked for by. */
  words: { readonly terms: readonly AskedTerm[] } | { readonly weighed: readonly WeighedWord[] };
  /** FTS5 phrases; every one must stand in the claim. */
  phrases: readonly string[];
  order: "relevance" | "newest" | "oldest";
  after: { at: string | number; seq: number } | null;
  limit: number;
}

/** A whole number of hundredths, so that sums are exact wherever they are worked out. */
const WEIGHT = "max(1, CAST(round(100 * ln(1 + size.claims / (chosen.claims + 0.5))) AS INTEGER))";
/** A phrase that every hit has tells them apart only by where it stands. */
const PHRASE_WEIGHT = 100;
/** Of claims that are as good, a shorter one says it with less besides. */
const LONGEST_TEXT = 1_023;

/** `weighed(place, word, weight)`: the rarest of the words asked for, by the index as it is now. */
const WEIGH_NOW = `${CHOSEN_CTES}, size AS MATERIALIZED (
  SELECT coalesce((SELECT claims FROM claim_search_terms WHERE term = ''), 0) AS claims
), weighed AS MATERIALIZED (
  SELECT chosen.place, chosen.word, ${WEIGHT} AS weight FROM chosen, size
  UNION ALL SELECT -1, value, ${PHRASE_WEIGHT} FROM json_each(?3)
)`;

/** The same, as it was when the first page was read: a claim published since moves no other. */
const WEIGHED_THEN = `weighed AS MATERIALIZED (
  SELECT value ->> 'place' AS place, value ->> 'word' AS word, value ->> 'weight' AS weight FROM json_each(?1)
  UNION ALL SELECT -1, value, ${PHRASE_WEIGHT} FROM json_each(?2)
)`;

const weights = z.codec(z.string(), z.array(z.tuple([z.int(), z.int()])), {
  decode: (text) => JSON.parse(text),
  encode: (pairs) => JSON.stringify(pairs),
});

/**
 * Published claims that share the query's rarest words and meet the conditions, by the summed rarity of the words that they have;
 * a word of the claim itself, or of who made it, counts twice one of a quote or a summary. One round trip.
 */
export async function searchClaims(
  db: Database,
  conditions: Condition[],
  { words, phrases, order, after, limit }: SearchOptions,
): Promise<SearchPage> {
  const isFirst = "terms" in words;
  const asked = isFirst ? chosenArgs(words.terms, DOCUMENT_BUDGET) : [JSON.stringify(words.weighed)];
  const [position, sorting] = {
    relevance: ["(position, -p.seq) < (?, -?)", "position desc, p.seq"],
    newest: ["(p.published_at, p.seq) < (?, ?)", "p.published_at desc, p.seq desc"],
    oldest: ["(p.published_at, p.seq) > (?, ?)", "p.published_at, p.seq"],
  }[order] as [string, string];
  const allowed =
    conditions.length === 0
      ? ""
      : `, allowed as materialized (select p.seq from published_claims p where ${conditions.map(({ sql }) => sql).join(" and ")})`;
  const isAllowed = conditions.length === 0 ? "true" : "f.rowid in allowed";
  const hasPhrases =
    phrases.length === 0
      ? "true"
      : `f.rowid in (select rowid from claim_search((select group_concat(value, ' AND ') from json_each(?${asked.length + 1}))))`;
  const { rows } = await db.execute({
    sql: `with ${isFirst ? WEIGH_NOW : WEIGHED_THEN}${allowed}, hits as materialized (
          select seq, sum(points) as rank from (
            select f.rowid as seq, w.weight as points from weighed w cross join claim_search(w.word) f
              where ${isAllowed} and ${hasPhrases}
            union all
            select f.rowid, w.weight from weighed w cross join claim_search('{text claimant} : ' || w.word) f
              where ${isAllowed} and ${hasPhrases}
          ) group by seq order by rank desc, seq limit ${MOST_HITS}
        )
        select p.seq, p.published_at, ${SHOWN_VERSION} as version, ${SHOWN_SUMMARY} as summary, e.text, h.rank * 1.0 / (select max(rank) from hits) as score,
          h.rank * ${LONGEST_TEXT + 1} + ${LONGEST_TEXT} - min(length(e.text), ${LONGEST_TEXT}) as position,
          (select json_group_array(json_array(place, weight)) from weighed where place >= 0) as words,
          (select count(*) from hits) as total
        from hits h join published_claims p using (seq) join claim_search_entries e using (seq)
        where ${after ? position : "true"} order by ${sorting} limit ?`,
    args: [
      ...asked,
      JSON.stringify(phrases),
      ...conditions.flatMap(({ args }) => args),
      ...(after ? [after.at, after.seq] : []),
      limit,
    ],
  });
  return {
    rows: rows.map((row) => ({
      seq: Number(row.seq),
      publishedAt: String(row.published_at),
      summary: String(row.summary),
      version: String(row.version),
      text: String(row.text),
      position: Number(row.position),
      score: Number(row.score),
    })),
    total: Number(rows[0]?.total ?? 0),
    words: weights.decode(String(rows[0]?.words ?? "[]")).map(([place, weight]) => ({ place, weight })),
  };
}

/** Summaries of published claims, by id. */
export async function findSummaries(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.execute({
    sql: `select p.claim_id, ${SHOWN_SUMMARY} as summary from published_claims p
      where p.claim_id in (select value from json_each(?))`,
    args: [JSON.stringify(ids)],
  });
  return new Map(rows.map((row) => [String(row.claim_id), String(row.summary)]));
}
