/**
 * What search and match read, and nothing else: derived from publications, so it can be dropped and rebuilt. Words arrive already cut
 * by `src/matching/tokens.ts` (hashtags split, addresses gone, numbers bare, scripts without spaces in runs of three characters), so
 * that what a query asks for is what stands in the index.
 */
export const SEARCH_SCHEMA: readonly string[] = [
  `CREATE TABLE claim_search_entries (
  seq INTEGER PRIMARY KEY NOT NULL,
  claim_id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  claimant TEXT,
  around TEXT NOT NULL,
  reports TEXT NOT NULL,
  terms TEXT NOT NULL
) STRICT`,
  `CREATE VIRTUAL TABLE claim_search USING fts5(
  text, claimant, summary, quotes, headlines,
  content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2'
)`,
  // How many claims use a term. fts5vocab counts by walking the term's whole list on every look-up; this is one key.
  // The empty term counts the claims themselves.
  `CREATE TABLE claim_search_terms (
  term TEXT PRIMARY KEY NOT NULL,
  claims INTEGER NOT NULL
) STRICT, WITHOUT ROWID`,
  `CREATE TRIGGER claim_search_entries_added AFTER INSERT ON claim_search_entries BEGIN
  INSERT INTO claim_search_terms (term, claims) SELECT value, 1 FROM json_each(new.terms) WHERE true
    ON CONFLICT (term) DO UPDATE SET claims = claims + 1;
END`,
  `CREATE TRIGGER claim_search_entries_removed AFTER DELETE ON claim_search_entries BEGIN
  UPDATE claim_search_terms SET claims = claims - 1 WHERE term IN (SELECT value FROM json_each(old.terms));
  DELETE FROM claim_search_terms WHERE claims = 0 AND term IN (SELECT value FROM json_each(old.terms));
  DELETE FROM claim_search WHERE rowid = old.seq;
END`,
];
