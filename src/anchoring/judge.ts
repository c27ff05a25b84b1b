import { MAX_EDITED_QUOTE } from "./caps.ts";
import type { Neighbours, Vicinity } from "./context.ts";
import { type Candidate, isKept, type Pairing } from "./locate.ts";
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

/**
 * The least share of words with which a quote counts as edited, not gone, by how much of its context is kept. With no neighbour
 * right beside it, it must stand near what it stood beside, or nothing but a few words may differ, and no name. Chosen on
 * real revisions of prose (docs/decisions/0003) and on the corpus: what each costs in deleted sentences taken for edited ones.
 */
export const LEAST_WORDS = {
  bothKept: 0.34,
  /** One right beside it, and the other near. */
  oneKeptOneNear: 0.4,
  /** One, whole, right beside it. */
  oneWhole: 0.45,
  oneKept: 0.65,
  bothNear: 0.62,
  oneNear: 0.77,
  noneKnown: 0.72,
  noneKept: 0.72,
  halfKept: 0.9,
  /** So much of a neighbour that is half kept makes up for so much of the words. */
  perHalfKept: 0.4,
};

/** Share of a neighbour from which on it is kept nearly as it was. */
const WHOLE = 0.85;

/** Share of the context that must be near for the place to lie where the quote lay. */
const NEAR = 0.5;

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

/** Enough of the quote to be called the quote? Report and vicinity are asked for only where they decide. */
export function isAcceptable(
  query: Query,
  candidate: Candidate,
  report: () => Report,
  vicinity: () => Vicinity,
): boolean {
  const { known, kept } = countKept(candidate.neighbours);
  const { words } = candidate;
  if (known > 0 && kept === known) return words >= LEAST_WORDS.bothKept;
  if (kept > 0) {
    if (words < LEAST_WORDS.oneKeptOneNear) return false;
    const { prefix, suffix } = candidate.neighbours;
    const share = Math.max(prefix ?? 0, suffix ?? 0);
    if (words >= (share >= WHOLE ? LEAST_WORDS.oneWhole : LEAST_WORDS.oneKept)) return true;
    const { before, after } = vicinity();
    return (isKept(prefix) ? after : before) >= NEAR;
  }
  if (candidate.pairing === null) {
    return known === 0 || query.end - query.start > MAX_EDITED_QUOTE || telling(query) >= TELLING_WEIGHT;
  }
  if (telling(query) < TELLING_WEIGHT) return false;
  if (known === 0) return words >= LEAST_WORDS.noneKnown && isLittleAltered(words, report());
  if (words < LEAST_WORDS.bothNear) return false;
  const { before, after } = vicinity();
  const near = Number(before >= NEAR) + Number(after >= NEAR);
  const { names } = report();
  const much = !names.surelyReplaced && words * telling(query) >= MUCH_KEPT;
  if (!names.lost && !names.replaced && longestRun(query, candidate.pairing) >= LONG_RUN) return true;
  if (much && near > 0 && words >= (near === 2 ? LEAST_WORDS.bothNear : LEAST_WORDS.oneNear)) return true;
  const half = Math.max(candidate.neighbours.prefix ?? 0, candidate.neighbours.suffix ?? 0);
  if (much && half >= HALF_KEPT && words >= LEAST_WORDS.halfKept - LEAST_WORDS.perHalfKept * half)
    return true;
  return words >= LEAST_WORDS.noneKept && isLittleAltered(words, report());
}

/** Words by weight that stand unbroken by no accident. */
const LONG_RUN = 15;

/** The weight of the longest run of the quote's words that stands here unbroken. */
function longestRun(query: Query, { stretch, partner }: Pairing): number {
  const { words, weights, quoteStart } = query.pattern;
  let longest = 0;
  let run = 0;
  let previous = -1;
  partner.forEach((at, index) => {
    const same = at >= 0 && stretch[at]?.lower === words[quoteStart + index]?.lower;
    if (!same || at !== previous + 1) run = 0;
    if (same) run += weights[quoteStart + index] ?? 0;
    previous = at;
    longest = Math.max(longest, run);
  });
  return longest;
}

/** Of a neighbour: from here on a part of it counts. */
const HALF_KEPT = 0.3;
/** Words by weight. */
const MUCH_KEPT = 5;
const MUCH = 0.85;

function isLittleAltered(words: number, { differences, names }: Report): boolean {
  const altered = differences.filter((difference) => difference.altersMeaning).length;
  return !names.any && (altered <= 1 || words >= MUCH);
}
