import * as z from "zod";
import type { Database } from "../database.ts";
import { type AskedTerm, chosenArgs, DOCUMENT_BUDGET, followingSql, LED_CTES } from "./chosen-words.ts";
import { type ClaimListRow, type Condition, SHOWN_VERSION } from "./claim-list.ts";
import { SHOWN_SUMMARY } from "./shown-summary.ts";

/** A word of a query and how much it counts, a whole number; as FTS5 must be asked for it. */
export interface WeighedWord {
  /** Its place in the query. */
  readonly place: number;
  readonly word: string;
  readonly weight: number;
  /** Whether it finds claims, or counts only for those that such a word finds. */
  readonly leads: boolean;
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
  words: Omit<WeighedWord, "word">[];
  /** Row numbers of all hits, in no order; empty if they were not asked for. */
  hits: number[];
}

/** A query's hits end here: nobody pages further, and every page costs the whole search again. */
export const MOST_HITS = 500;

/**
 * Words are walked whole until there are about twice as many rows as hits can be; further ones tell those hits apart. With half as many, posts
 * of some thirty words find fewer of the claims that they repeat.
 */
const ENOUGH = 2 * MOST_HITS;

export interface SearchOptions {
  /** What to look for, or, behind a first page, what it was looked for by. */
  words: { readonly terms: readonly AskedTerm[] } | { readonly weighed: readonly WeighedWord[] };
  /** FTS5 phrases; every one must stand in the claim. */
  phrases: readonly string[];
  order: "relevance" | "newest" | "oldest";
  after: { at: string | number; seq: number } | null;
  limit: number;
  /** Whether the row numbers of all hits are wanted, too. */
  withHits?: boolean;
}

/** A whole number of hundredths, so that sums are exact wherever they are worked out. */
const WEIGHT = "max(1, CAST(round(100 * ln(1 + size.claims / (chosen.claims + 0.5))) AS INTEGER))";
/** A phrase that every hit has tells them apart only by where it stands. */
const PHRASE_WEIGHT = 100;
/** Of claims that are as good, a shorter one says it with less besides. */
const LONGEST_TEXT = 1_023;

/** `told(place, word, weight, leads)`: the rarest of the words asked for, by the index as it is now. */
const WEIGH_NOW = `${LED_CTES}, size AS MATERIALIZED (
  SELECT coalesce((SELECT claims FROM claim_search_terms WHERE term = ''), 0) AS claims
), told AS MATERIALIZED (SELECT chosen.place, chosen.word, ${WEIGHT} AS weight, chosen.leads FROM chosen, size)`;

/** The same, as it was when the first page was read: a claim published since moves no other. */
const TOLD_THEN = `told AS MATERIALIZED (
  SELECT value ->> 'place' AS place, value ->> 'word' AS word, value ->> 'weight' AS weight, value ->> 'leads' AS leads FROM json_each(?1)
)`;

/**
 * `weighed(word, behind, weight)`: questions to FTS5, in two parts, so that a column filter can be set before the first. Phrases, which every hit
 * must have, stand behind all.
 */
const weighing = (phrases: string): string => `phrases AS MATERIALIZED (
  SELECT ' AND ' || group_concat(value, ' AND ') AS behind FROM json_each(${phrases})
), weighed AS MATERIALIZED (
  SELECT word, coalesce((SELECT behind FROM phrases), iif(leads, '', ${followingSql("told")})) AS behind, weight FROM told
  UNION ALL SELECT value, behind, ${PHRASE_WEIGHT} FROM json_each(${phrases}), phrases
)`;

/** Of a hit `h` with its entry `e`. */
const POSITION = `h.rank * ${LONGEST_TEXT + 1} + ${LONGEST_TEXT} - min(length(e.text), ${LONGEST_TEXT})`;

/** The hits of a page: the texts and moments of others are not read. */
function pageStatement(
  order: SearchOptions["order"],
  after: SearchOptions["after"],
  limit: number,
): { sql: string; args: (string | number)[] } {
  if (order !== "relevance") {
    const [comparison, direction] = order === "newest" ? ["<", "desc"] : [">", "asc"];
    return {
      sql: `select h.seq, h.rank from hits h cross join published_claims p using (seq)
        where ${after ? `(p.published_at, p.seq) ${comparison} (?, ?)` : "true"}
        order by p.published_at ${direction}, p.seq ${direction} limit ?`,
      args: [...(after ? [after.at, after.seq] : []), limit],
    };
  }
  // How long a text is tells hits of one rank apart: enough hits of lower ranks than the one that the page begins in are enough.
  const rank = after ? Math.floor(Number(after.at) / (LONGEST_TEXT + 1)) : null;
  return {
    sql: `select h.seq, h.rank from hits h cross join claim_search_entries e using (seq)
      where h.rank >= coalesce((select rank from hits ${after ? "where rank < ?" : ""} order by rank desc limit 1 offset ?), 0)
        ${after ? `and h.rank <= ? and (${POSITION}, -h.seq) < (?, -?)` : ""}
      order by ${POSITION} desc, h.seq limit ?`,
    args: after && rank !== null ? [rank, limit - 1, rank, after.at, after.seq, limit] : [limit - 1, limit],
  };
}

const weights = z.codec(z.string(), z.array(z.tuple([z.int(), z.int(), z.literal([0, 1])])), {
  decode: (text) => JSON.parse(text),
  encode: (words) => JSON.stringify(words),
});

const rowNumbers = z.codec(z.string(), z.array(z.int()), {
  decode: (text) => JSON.parse(text),
  encode: (numbers) => JSON.stringify(numbers),
});

/**
 * Published claims that share the query's rarest words and meet the conditions, by the summed rarity of the words that they have;
 * a word of the claim itself, or of who made it, counts twice one of a quote or a summary. One round trip.
 */
export async function searchClaims(
  db: Database,
  conditions: Condition[],
  { words, phrases, order, after, limit, withHits = false }: SearchOptions,
): Promise<SearchPage> {
  const isFirst = "terms" in words;
  // Of claims that meet conditions there are fewer, so they are looked for by as many words as may be walked.
  const enough = conditions.length === 0 ? ENOUGH : DOCUMENT_BUDGET;
  const asked = isFirst
    ? [...chosenArgs(words.terms, DOCUMENT_BUDGET), enough]
    : [JSON.stringify(words.weighed)];
  const allowed =
    conditions.length === 0
      ? ""
      : `, allowed as materialized (select p.seq from published_claims p where ${conditions.map(({ sql }) => sql).join(" and ")})`;
  const isAllowed = conditions.length === 0 ? "true" : "f.rowid in allowed";
  const page = pageStatement(order, after, limit);
  const sorting = {
    relevance: "position desc, p.seq",
    newest: "p.published_at desc, p.seq desc",
    oldest: "p.published_at, p.seq",
  }[order];
  const { rows } = await db.execute({
    sql: `with ${isFirst ? WEIGH_NOW : TOLD_THEN}, ${weighing(`?${asked.length + 1}`)}${allowed}, hits as materialized (
          select seq, sum(points) as rank from (
            select f.rowid as seq, w.weight as points from weighed w cross join claim_search(w.word || w.behind) f where ${isAllowed}
            union all
            select f.rowid, w.weight from weighed w cross join claim_search('{text claimant} : ' || w.word || w.behind) f where ${isAllowed}
          ) group by seq order by rank desc, seq limit ${MOST_HITS}
        ), page as materialized (${page.sql})
        select p.seq, p.published_at, ${SHOWN_VERSION} as version, ${SHOWN_SUMMARY} as summary, e.text,
          h.rank * 1.0 / (select max(rank) from hits) as score, ${POSITION} as position,
          (select json_group_array(json_array(place, weight, leads)) from told) as words,
          (select count(*) from hits) as total${withHits ? ", (select json_group_array(seq) from hits) as hits" : ""}
        from page h cross join published_claims p using (seq) cross join claim_search_entries e using (seq) order by ${sorting}`,
    args: [...asked, JSON.stringify(phrases), ...conditions.flatMap(({ args }) => args), ...page.args],
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
    words: weights.decode(String(rows[0]?.words ?? "[]")).map(([place, weight, leads]) => ({
      place,
      weight,
      leads: leads === 1,
    })),
    hits: rowNumbers.decode(String(rows[0]?.hits ?? "[]")),
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
