import { type SQL, sql } from "drizzle-orm";
import { type Statement, statement } from "../statements.ts";

/**
 * By what rules words are cut (src/matching/tokens.ts, src/language). Whoever changes what stands in the index counts this up: what an
 * older version cut is cut again when the database is migrated (src/upgrade/cut-words-again.ts).
 */
export const WORDS_VERSION = 3;

/**
 * What search and match read of a claim. Words arrive already cut as queries are (src/matching/tokens.ts), so that
 * what a query asks for is what stands in the index.
 */
export interface SearchEntry {
  claimId: string;
  kind: "fact" | "statement";
  language: string;
  text: string;
  claimant: string | null;
  /** What else of the claim the re-ranker reads: summary and headlines, shortened. */
  around: string[];
  /** Ids of the facts that this statement reports. */
  reports: string[];
  /** Distinct stems: what document frequencies are counted by. */
  terms: string[];
  /** Those of the claim's own text, and of whom it names: who made it, whom it is about. */
  ownTerms: string[];
  /** Whom or what it is about: the names, and the same folded, each once. */
  names: { key: string; name: string }[];
  /** The columns of the full-text index; the claimant's has those whom the claim is about, too. */
  words: { text: string; claimant: string; summary: string; quotes: string; headlines: string };
}

/** An entry of one claim. */
export interface NumberedEntry extends SearchEntry {
  claimSeq: number;
}

/**
 * The same for many claims: each word is counted once for all of them, where counting it for each claim took half of
 * an import.
 */
export function bulkSearchStatements(entries: NumberedEntry[]): Statement[] {
  if (entries.length === 0) return [];
  const rows = entries.map(
    ({ claimSeq, claimId, kind, language, text, claimant, around, reports, terms, ownTerms }) => [
      claimSeq,
      claimId,
      kind,
      language,
      text,
      claimant,
      JSON.stringify(around),
      JSON.stringify(reports),
      JSON.stringify(terms),
      JSON.stringify(ownTerms),
    ],
  );
  const indexed = entries.map(({ claimSeq, words }) => [
    claimSeq,
    words.text,
    words.claimant,
    words.summary,
    words.quotes,
    words.headlines,
  ]);
  const named = entries.flatMap(({ claimSeq, names }) => names.map(({ key, name }) => [key, claimSeq, name]));
  const counts = new Map<string, [claims: number, own: number]>();
  for (const { terms, ownTerms } of entries) {
    const own = new Set(ownTerms);
    for (const term of terms) {
      const [claims, owned] = counts.get(term) ?? [0, 0];
      counts.set(term, [claims + 1, owned + (own.has(term) ? 1 : 0)]);
    }
  }
  return [
    { sql: BULK_ENTRIES, args: [JSON.stringify(rows)] },
    { sql: BULK_WORDS, args: [JSON.stringify(indexed)] },
    {
      sql: BULK_COUNTS,
      args: [JSON.stringify([...counts].map(([term, [claims, own]]) => [term, claims, own]))],
    },
    ...(named.length === 0 ? [] : [{ sql: BULK_NAMES, args: [JSON.stringify(named)] }]),
  ];
}

const members = (count: number) => Array.from({ length: count }, (_, i) => `value ->> ${i}`).join(", ");
const BULK_ENTRIES = `insert into claim_search_entries (seq, claim_id, kind, language, text, claimant, around, reports, terms, own_terms, words_version)
  select ${members(10)}, ${WORDS_VERSION} from json_each(?)`;
const BULK_WORDS = `insert into claim_search (rowid, text, claimant, summary, quotes, headlines)
  select ${members(6)} from json_each(?)`;
const BULK_COUNTS = `insert into claim_search_terms (term, claims, own) select value ->> 0, value ->> 1, value ->> 2 from json_each(?) where true
  on conflict (term) do update set claims = claims + excluded.claims, own = own + excluded.own`;
const BULK_NAMES = `insert into claim_search_names (key, seq, name) select ${members(3)} from json_each(?)`;

/** Makes a claim that search does not know found by these words. */
export function searchStatements(claimSeq: number, entry: SearchEntry, gate: SQL): Statement[] {
  const { words } = entry;
  return [
    statement(sql`
      insert into claim_search_terms (term, claims, own)
      select value, 1, value in (select value from json_each(${JSON.stringify(entry.ownTerms)}))
      from json_each(${JSON.stringify(entry.terms)}) where ${gate}
      on conflict (term) do update set claims = claims + 1, own = own + excluded.own`),
    statement(sql`
      insert into claim_search_entries (seq, claim_id, kind, language, text, claimant, around, reports, terms, own_terms, words_version)
      select ${claimSeq}, ${entry.claimId}, ${entry.kind}, ${entry.language}, ${entry.text}, ${entry.claimant},
        ${JSON.stringify(entry.around)}, ${JSON.stringify(entry.reports)}, ${JSON.stringify(entry.terms)}, ${JSON.stringify(entry.ownTerms)}, ${WORDS_VERSION}
      where ${gate}`),
    statement(sql`
      insert into claim_search (rowid, text, claimant, summary, quotes, headlines)
      select ${claimSeq}, ${words.text}, ${words.claimant}, ${words.summary}, ${words.quotes}, ${words.headlines}
      where ${gate}`),
    ...(entry.names.length === 0
      ? []
      : [
          statement(sql`
            insert into claim_search_names (key, seq, name)
            select value ->> 'key', ${claimSeq}, value ->> 'name' from json_each(${JSON.stringify(entry.names)})
            where ${gate}`),
        ]),
  ];
}

/** Makes search forget a claim; triggers take its words and names out of the index and the counts. */
export function unsearchStatements(claimSeq: number, gate: SQL): Statement[] {
  return [statement(sql`delete from claim_search_entries where seq = ${claimSeq} and ${gate}`)];
}

/** Puts an entry in place of the one before, whatever else is so. */
export function reindexStatements(claimSeq: number, entry: SearchEntry): Statement[] {
  const always = sql`true`;
  return [...unsearchStatements(claimSeq, always), ...searchStatements(claimSeq, entry, always)];
}
