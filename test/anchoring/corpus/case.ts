import type { Article, Quote } from "./article.ts";
import { placeOf, type Range, type Revision } from "./revision.ts";

/** What was done to the text, seen from one quote. */
export const kinds = [
  "unchanged",
  "bystander",
  "typography",
  "white-space",
  "split-blocks",
  "spelling",
  "punctuation",
  "capital",
  "synonym",
  "figure",
  "negation",
  "name",
  "date",
  "wording",
  "rewritten",
  "shortened",
  "inserted",
  "deleted",
  "moved",
  "moved-edited",
  "live-blog",
  "section-rewritten",
  "rail-intact",
  "rail-edited",
  "lookalike",
  "lookalike-intact",
] as const;

export type Kind = (typeof kinds)[number];

/** `unjudged`: opinions may differ (an advert in mid-quote), or there is nothing left to judge. */
export type Meaning = "kept" | "changed" | "unjudged";

export interface Truth {
  /** Where the quote stands in the revised text, in code points; null when it is gone. */
  readonly place: Range | null;
  readonly meaning: Meaning;
}

export interface Case {
  readonly id: string;
  readonly article: Article;
  readonly quote: Quote;
  readonly kind: Kind;
  readonly origin: "scripted" | "hand-made";
  readonly revised: string;
  readonly truth: Truth;
}

export function truthOf(revision: Revision, quote: Quote, meaning: Meaning): Truth {
  const place = placeOf(revision, quote);
  return { place, meaning: place === null ? "unjudged" : meaning };
}
