import { reindexStatements, type SearchEntry } from "../db/queries/search-index.ts";
import type { Statement } from "../db/statements.ts";
import { foldName } from "../language/fold-name.ts";
import { type Token, tokenize } from "../matching/tokens.ts";
import { REDACTED } from "../vocabulary.ts";
import { indexWord } from "./index-word.ts";

/** A publication, as far as search and match need it. */
export interface IndexedClaim {
  readonly id: string;
  readonly kind: "fact" | "statement";
  readonly language: string;
  readonly text: string;
  readonly claimant: { readonly name: string; readonly role: string | null } | null;
  /** Names of those whom it is about. */
  readonly about: readonly string[];
  /** What was found, in its own words: our headline, finding and what is so instead, then what others' reviews say. */
  readonly bodies: readonly string[];
  readonly quotes: readonly string[];
  readonly headlines: readonly string[];
  /** Ids of the fact claims that this statement reports. */
  readonly reports: readonly string[];
}

/** Of a body, what the re-ranker reads, in UTF-16 units; the index has all of it. */
const BODY_KEPT = 400;
const BODIES_KEPT = 2;
const HEADLINES_KEPT = 3;

/** Stands before the other terms of an entry and counts the entry itself. */
const ENTRY_TERM = "";

const words = (tokens: readonly Token[]): string => indexWord(tokens.map((token) => token.term).join(" "));

/** Cuts at a space where there is one. */
function beginning(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  const space = cut.lastIndexOf(" ");
  return (space > 0 ? cut.slice(0, space) : cut).toWellFormed();
}

/** Each once; one that was redacted is nobody's. */
function namesOf(about: readonly string[]): SearchEntry["names"] {
  const names = new Map(
    about.filter((name) => name !== REDACTED).map((name): [string, string] => [foldName(name), name]),
  );
  return [...names].map(([key, name]) => ({ key, name }));
}

/** What search and match keep of a publication. */
export function searchEntryOf(claim: IndexedClaim): SearchEntry {
  const [text = [], claimant = [], bodies = [], quotes = [], headlines = []] = [
    claim.text,
    [claim.claimant?.name ?? "", claim.claimant?.role ?? "", ...claim.about].join("\n"),
    claim.bodies.join("\n"),
    claim.quotes.join("\n"),
    claim.headlines.join("\n"),
  ].map(tokenize);
  const termsOf = (...fields: (readonly Token[])[]): string[] =>
    fields.flat().flatMap((token) => (token.stop ? [] : [token.stem]));
  const ownTerms = new Set([ENTRY_TERM, ...termsOf(text, claimant)]);
  const terms = new Set([...ownTerms, ...termsOf(bodies, quotes, headlines)]);
  const around = [...claim.bodies.slice(0, BODIES_KEPT), ...claim.headlines.slice(0, HEADLINES_KEPT)].map(
    (one) => beginning(one, BODY_KEPT),
  );
  return {
    claimId: claim.id,
    kind: claim.kind,
    language: claim.language,
    text: claim.text,
    claimant: claim.claimant?.name ?? null,
    around,
    reports: [...claim.reports],
    terms: [...terms],
    names: namesOf(claim.about),
    ownTerms: [...ownTerms],
    words: {
      text: words(text),
      claimant: words(claimant),
      summary: words(bodies),
      quotes: words(quotes),
      headlines: words(headlines),
    },
  };
}

/** Puts a claim into an index that holds claims of nobody's publication: an evaluation's. */
export function indexClaim(seq: number, claim: IndexedClaim): Statement[] {
  return reindexStatements(seq, searchEntryOf(claim));
}
