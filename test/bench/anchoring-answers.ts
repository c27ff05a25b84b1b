import {
  describe,
  type Found,
  find,
  type PreparedText,
  prepareText,
  type QuoteSelector,
} from "../../src/anchoring/index.ts";
import type { Article, Quote } from "../anchoring/corpus/article.ts";
import type { Case } from "../anchoring/corpus/case.ts";
import type { Range } from "../anchoring/corpus/revision.ts";

/** Where the answer stands in the confusion table. */
export const outcomes = ["exact", "normalised", "changed", "wrong place", "ambiguous", "gone"] as const;
export type Outcome = (typeof outcomes)[number];

export interface Answer {
  readonly case: Case;
  readonly found: Found;
  readonly outcome: Outcome;
  /** The same ends as the truth's, white space and punctuation at the ends aside. */
  readonly boundsRight: boolean;
}

/**
 * Ways to have stored a quote: as `describe` does, with 32 code points on either side, as browsers' annotators do, or
 * the bare words, as they come from spreadsheets and feeds.
 */
export const selectorStyles = ["describe", "context-32", "bare"] as const;
export type SelectorStyle = (typeof selectorStyles)[number];

export function answerAll(cases: readonly Case[], style: SelectorStyle): Answer[] {
  const selectors = new Map<Quote, QuoteSelector>();
  let prepared: { text: string; ready: PreparedText } | null = null;
  return cases.map((each) => {
    let selector = selectors.get(each.quote);
    if (selector === undefined) {
      selector = selectorOf(each.article, each.quote, style);
      selectors.set(each.quote, selector);
    }
    // Cases of one revision follow one another, so that each text is prepared once.
    if (prepared?.text !== each.revised) prepared = { text: each.revised, ready: prepareText(each.revised) };
    return judged(each, find(prepared.ready, selector));
  });
}

export function selectorOf(article: Article, quote: Quote, style: SelectorStyle): QuoteSelector {
  if (style === "describe") return describe(article.text, quote.start, quote.end);
  if (style === "bare") return { exact: quote.exact };
  return {
    exact: quote.exact,
    prefix: article.points.slice(Math.max(0, quote.start - 32), quote.start).join(""),
    suffix: article.points.slice(quote.end, quote.end + 32).join(""),
    start: quote.start,
    end: quote.end,
  };
}

function judged(each: Case, found: Found): Answer {
  const { place } = each.truth;
  if (found.state === "gone" || found.state === "ambiguous") {
    return { case: each, found, outcome: found.state, boundsRight: false };
  }
  const [here] = found.places;
  const right = place !== null && sharesMost(here, place);
  return {
    case: each,
    found,
    outcome: right ? found.state : "wrong place",
    boundsRight: place !== null && sameEnds(each.revised, here, place),
  };
}

/** Is it the same place? At least half of the two together is common to both. */
export function sharesMost(a: Range, b: Range): boolean {
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return common > 0 && common * 2 >= Math.max(a.end, b.end) - Math.min(a.start, b.start);
}

function sameEnds(text: string, a: Range, b: Range): boolean {
  if (a.start === b.start && a.end === b.end) return true;
  const points = Array.from(text);
  const trimmed = ({ start, end }: Range) => {
    let [from, to] = [start, end];
    while (from < to && isEdge(points[from])) from += 1;
    while (to > from && isEdge(points[to - 1])) to -= 1;
    return `${from}-${to}`;
  };
  return trimmed(a) === trimmed(b);
}

function isEdge(point: string | undefined): boolean {
  return point !== undefined && /^[\s\p{P}]$/u.test(point);
}
