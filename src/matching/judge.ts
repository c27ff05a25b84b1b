import { FEATURES, type FeatureName } from "./features.ts";

/** What the decision sees of a candidate besides its features: how far it stands out among the others. */
export const STANDINGS = ["score", "margin", "share"] as const;
export type StandingName = (typeof STANDINGS)[number];

/** One input of a linear model: values are centred and scaled with what training saw. */
export interface Term {
  readonly mean: number;
  readonly deviation: number;
  readonly weight: number;
}

export interface Model {
  /** The score that the best wrong claim usually has among as many claims as the model was trained on. */
  readonly rival: number;
  readonly rank: Readonly<Record<FeatureName, Term>>;
  readonly decision: {
    readonly bias: number;
    readonly terms: Readonly<Record<FeatureName | StandingName, Term>>;
  };
  /** Probabilities from which a candidate is a match, or worth showing. */
  readonly thresholds: { readonly match: number; readonly possible: number };
}

/** How many score points count; beyond, one candidate stands out as far as any. */
const WIDEST_MARGIN = 5;

function linear(values: readonly number[] | Float64Array, terms: readonly Term[]): number {
  let sum = 0;
  for (const [i, term] of terms.entries()) {
    sum += (term.weight * ((values[i] ?? 0) - term.mean)) / term.deviation;
  }
  return sum;
}

export interface Judge {
  readonly rival: number;
  /** The re-ranker's score of a comparison's values; only differences mean something. */
  rank(values: Float64Array): number;
  /** The probability, 0..1, that the candidate is the claim that is repeated. */
  decide(values: Float64Array, standing: Readonly<Record<StandingName, number>>): number;
}

export function judgeBy(model: Pick<Model, "rival" | "rank" | "decision">): Judge {
  const rankTerms = FEATURES.map((name) => model.rank[name]);
  const decisionTerms = [...FEATURES, ...STANDINGS].map((name) => model.decision.terms[name]);
  return {
    rival: model.rival,
    rank: (values) => linear(values, rankTerms),
    decide: (values, standing) => {
      const inputs = [...values, ...STANDINGS.map((name) => standing[name])];
      return 1 / (1 + Math.exp(-(model.decision.bias + linear(inputs, decisionTerms))));
    },
  };
}

/**
 * How each score stands among the others. Claims of equal text (`twin`) are one claim: they do not compete with each other.
 * `scores` and `twins` run in parallel. `rival` stands in where there are few candidates: without it, whatever shares one word
 * with the only claim about something would stand out among a dozen claims.
 */
export function standings(
  scores: readonly number[],
  twins: readonly string[],
  rival: number,
): Readonly<Record<StandingName, number>>[] {
  const best = new Map<string, number>();
  for (const [i, score] of scores.entries()) {
    const twin = twins[i] ?? "";
    best.set(twin, Math.max(best.get(twin) ?? Number.NEGATIVE_INFINITY, score));
  }
  const ranked = [...best.entries()].sort((a, b) => b[1] - a[1]);
  const top = Math.max(ranked[0]?.[1] ?? rival, rival);
  let total = Math.exp(rival - top);
  for (const [, score] of ranked) total += Math.exp(score - top);
  return scores.map((score, i) => {
    const other = ranked.find(([twin]) => twin !== twins[i])?.[1] ?? rival;
    const margin = score - Math.max(other, rival);
    return {
      score,
      margin: Math.max(-WIDEST_MARGIN, Math.min(WIDEST_MARGIN, margin)),
      share: Math.exp(score - top) / total,
    };
  });
}
