import { type Token, tokenize } from "../matching/tokens.ts";

export interface Statement {
  sql: string;
  args: (string | number | null)[];
}

/** A publication, as far as search and match need it. */
export interface IndexedClaim {
  /** claims.seq */
  readonly seq: number;
  readonly id: string;
  readonly kind: "fact" | "statement";
  readonly language: string;
  readonly text: string;
  readonly claimant: { readonly name: string; readonly role: string | null } | null;
  readonly summary: string | null;
  readonly quotes: readonly string[];
  readonly headlines: readonly string[];
  /** Ids of the fact claims that this statement reports. */
  readonly reports: readonly string[];
}

/** Of a summary, what the re-ranker reads; the index has all of it. */
const SUMMARY_KEPT = 400;
const HEADLINES_KEPT = 3;

/** Stands before the other terms of an entry and counts the entry itself. */
const ENTRY_TERM = "";

const words = (tokens: readonly Token[]): string => tokens.map((token) => token.word).join(" ");

/** Cuts at a space where there is one. */
function beginning(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  const space = cut.lastIndexOf(" ");
  return (space > 0 ? cut.slice(0, space) : cut).toWellFormed();
}

/** Takes a claim out of search and match. Does nothing if it is not there. */
export function unindexClaim(seq: number): Statement[] {
  return [{ sql: "DELETE FROM claim_search_entries WHERE seq = ?", args: [seq] }];
}

/**
 * Puts a publication into search and match in place of the one before. The statements belong in the batch that publishes.
 */
export function indexClaim(claim: IndexedClaim): Statement[] {
  const fields = [
    claim.text,
    claim.claimant === null ? "" : `${claim.claimant.name} ${claim.claimant.role ?? ""}`,
    claim.summary ?? "",
    claim.quotes.join("\n"),
    claim.headlines.join("\n"),
  ].map(tokenize);
  const terms = new Set([ENTRY_TERM]);
  for (const token of fields.flat()) if (!token.stop) terms.add(token.stem);
  const around = claim.headlines.slice(0, HEADLINES_KEPT).map((one) => beginning(one, SUMMARY_KEPT));
  if (claim.summary !== null) around.unshift(beginning(claim.summary, SUMMARY_KEPT));
  return [
    ...unindexClaim(claim.seq),
    {
      sql: `INSERT INTO claim_search_entries (seq, claim_id, kind, language, text, claimant, around, reports, terms)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      args: [
        claim.seq,
        claim.id,
        claim.kind,
        claim.language,
        claim.text,
        claim.claimant?.name ?? null,
        JSON.stringify(around),
        JSON.stringify(claim.reports),
        JSON.stringify([...terms]),
      ],
    },
    {
      sql: `INSERT INTO claim_search (rowid, text, claimant, summary, quotes, headlines) VALUES (?, ?, ?, ?, ?, ?)`,
      args: [claim.seq, ...fields.map(words)],
    },
  ];
}
