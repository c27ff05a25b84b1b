import type { AskedTerm } from "../db/queries/chosen-words.ts";
import { isUnspaced, type Token, tokenize } from "../matching/tokens.ts";
import { indexWord } from "./index-word.ts";

export interface QueryPlan {
  readonly terms: readonly AskedTerm[];
  /** Texts between quotation marks, as FTS5 phrases; every one must stand in the claim. */
  readonly phrases: readonly string[];
  /** The query has a script without spaces, so words were looked up as runs of three characters. */
  readonly trigrams: boolean;
}

/** A query longer than this says no more about what is sought. */
const LONGEST_QUERY = 20_000;
/** Distinct terms that are looked up; the rarest of them are chosen in SQL. */
const MOST_TERMS = 400;
const MOST_PHRASES = 5;
const GRAM = 3;

const QUOTED = /["“”„«»]([^"“”„«»]*)["“”„«»]/gu;

/** FTS5 string literal: nothing inside means anything but its words. */
export function quoteForFts(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function askFor(tokens: readonly Token[]): AskedTerm[] {
  const terms = new Map<string, AskedTerm>();
  for (const token of tokens) {
    if (terms.size >= MOST_TERMS) break;
    if (token.stop || token.stem === "" || terms.has(token.stem)) continue;
    const prefix = isUnspaced(token.term) && [...token.term].length < GRAM;
    terms.set(token.stem, { stem: token.stem, word: indexWord(token.term), prefix });
  }
  return [...terms.values()];
}

/** What to ask the index for, for words that are already cut. */
export function planTokens(tokens: readonly Token[]): QueryPlan {
  return { terms: askFor(tokens), phrases: [], trigrams: tokens.some((token) => isUnspaced(token.word)) };
}

/** What to ask the index for, for what a user typed. Nothing typed can be FTS5 syntax. */
export function planQuery(query: string): QueryPlan {
  const text = query.slice(0, LONGEST_QUERY);
  const phrases = [...text.matchAll(QUOTED)]
    .map((match) => tokenize(match[1] ?? ""))
    .filter((tokens) => tokens.length > 1)
    .slice(0, MOST_PHRASES)
    .map((tokens) => quoteForFts(tokens.map((token) => indexWord(token.term)).join(" ")));
  return { ...planTokens(tokenize(text)), phrases };
}
