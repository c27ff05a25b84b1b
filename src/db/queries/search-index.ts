import { type SQL, sql } from "drizzle-orm";
import { type Statement, statement } from "../statements.ts";

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
  /** Distinct stems; their document frequencies are kept by a trigger. */
  terms: string[];
  /** The columns of the full-text index. */
  words: { text: string; claimant: string; summary: string; quotes: string; headlines: string };
}

/** Makes a claim that search does not know found by these words. */
export function searchStatements(claimSeq: number, entry: SearchEntry, gate: SQL): Statement[] {
  const { words } = entry;
  return [
    statement(sql`
      insert into claim_search_entries (seq, claim_id, kind, language, text, claimant, around, reports, terms)
      select ${claimSeq}, ${entry.claimId}, ${entry.kind}, ${entry.language}, ${entry.text}, ${entry.claimant},
        ${JSON.stringify(entry.around)}, ${JSON.stringify(entry.reports)}, ${JSON.stringify(entry.terms)}
      where ${gate}`),
    statement(sql`
      insert into claim_search (rowid, text, claimant, summary, quotes, headlines)
      select ${claimSeq}, ${words.text}, ${words.claimant}, ${words.summary}, ${words.quotes}, ${words.headlines}
      where ${gate}`),
  ];
}

/** Makes search forget a claim; a trigger takes its words out of the index and the counts. */
export function unsearchStatements(claimSeq: number, gate: SQL): Statement[] {
  return [statement(sql`delete from claim_search_entries where seq = ${claimSeq} and ${gate}`)];
}

/** Puts an entry in place of the one before, whatever else is so. */
export function reindexStatements(claimSeq: number, entry: SearchEntry): Statement[] {
  const always = sql`true`;
  return [...unsearchStatements(claimSeq, always), ...searchStatements(claimSeq, entry, always)];
}
