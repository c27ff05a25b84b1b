import { MAX_EDITED_QUOTE } from "./caps.ts";
import type { Neighbours } from "./context.ts";
import { type Candidate, isKept } from "./locate.ts";
import type { Query } from "./query.ts";
import type { Report } from "./report.ts";

/**
 * What a candidate is worth. `score` = WORDS × (share of the quote's words that stand there) + CONTEXT × (share of
 * the selector's context that adjoins it): a verbatim copy in a rail, both neighbours gone, scores 0.6; the true place with
 * both neighbours and a third of its words replaced 0.8. Without context the words alone are the score.
 */
const WORDS = 0.6;
const CONTEXT = 0.4;
/** The best must be this much better than the next, or the answer is `ambiguous`. */
export const MARGIN = 0.06;

// The least share of words with which a quote counts as edited, not gone, by how much of its context is kept.
export const LEAST_WORDS = {
  bothKept: 0.34,
  oneKept: 0.5,
  noneKept: 0.72,
  noneKnown: 0.72,
  noneKeptMuchAltered: 0.85,
};

/** Words by weight below which a quote is too short to be known again without a neighbour. */
export const TELLING_WEIGHT = 2.5;

export function contextShare({ prefix, suffix }: Neighbours): number | null {
  if (prefix === null) return suffix;
  return suffix === null ? prefix : (prefix + suffix) / 2;
}

export function scoreOf(candidate: Candidate): number {
  const context = contextShare(candidate.neighbours);
  return context === null ? candidate.words : WORDS * candidate.words + CONTEXT * context;
}

/** How many sides the selector knows, and how many of them still adjoin the place. */
export function countKept({ prefix, suffix }: Neighbours): { known: number; kept: number } {
  return {
    known: Number(prefix !== null) + Number(suffix !== null),
    kept: Number(isKept(prefix)) + Number(isKept(suffix)),
  };
}

/** What the quote's words weigh together: how telling it is. */
export function telling(query: Query): number {
  let weight = 0;
  for (let index = query.pattern.quoteStart; index < query.pattern.quoteEnd; index++) {
    weight += query.pattern.weights[index] ?? 0;
  }
  return weight;
}

/** Enough of the quote to be called the quote? The report is asked for only where it decides. */
export function isAcceptable(query: Query, candidate: Candidate, report: () => Report): boolean {
  const { known, kept } = countKept(candidate.neighbours);
  const { words } = candidate;
  if (known > 0 && kept === known) return words >= LEAST_WORDS.bothKept;
  if (kept > 0) return words >= LEAST_WORDS.oneKept;
  if (candidate.pairing === null) {
    return known === 0 || query.end - query.start > MAX_EDITED_QUOTE || telling(query) >= TELLING_WEIGHT;
  }
  const least = known === 0 ? LEAST_WORDS.noneKnown : LEAST_WORDS.noneKept;
  if (words < least || telling(query) < TELLING_WEIGHT) return false;
  const { differences, namesDiffer } = report();
  const altered = differences.filter((difference) => difference.altersMeaning).length;
  return !namesDiffer && (altered <= 1 || words >= LEAST_WORDS.noneKeptMuchAltered);
}
