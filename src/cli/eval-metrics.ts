import { CONFIDENCES, type Confidence } from "../matching/decide.ts";

/** What one query got: claim ids, best first, and what would have been right. */
export interface Run {
  readonly found: readonly string[];
  readonly right: ReadonlySet<string>;
}

export interface RankingFigures {
  readonly queries: number;
  readonly map1: number;
  readonly map5: number;
  readonly p1: number;
  readonly mrr: number;
  readonly recall50: number;
}

/** Average precision within the first `depth`, as trec_eval's map_cut: over all right answers that could stand there. */
export function averagePrecision(run: Run, depth: number): number {
  let hits = 0;
  let sum = 0;
  for (const [i, id] of run.found.slice(0, depth).entries()) {
    if (!run.right.has(id)) continue;
    hits++;
    sum += hits / (i + 1);
  }
  return run.right.size === 0 ? 0 : sum / Math.min(run.right.size, depth);
}

function mean(runs: readonly Run[], of: (run: Run) => number): number {
  return runs.length === 0 ? 0 : runs.reduce((sum, run) => sum + of(run), 0) / runs.length;
}

export function rankingFigures(runs: readonly Run[]): RankingFigures {
  return {
    queries: runs.length,
    map1: mean(runs, (run) => averagePrecision(run, 1)),
    map5: mean(runs, (run) => averagePrecision(run, 5)),
    p1: mean(runs, (run) => (run.right.has(run.found[0] ?? "") ? 1 : 0)),
    mrr: mean(runs, (run) => {
      const at = run.found.findIndex((id) => run.right.has(id));
      return at === -1 ? 0 : 1 / (at + 1);
    }),
    recall50: mean(runs, (run) => {
      const found = run.found.slice(0, 50).filter((id) => run.right.has(id)).length;
      return run.right.size === 0 ? 0 : found / run.right.size;
    }),
  };
}

/** One query run twice: with its claim among the claims, and without. An answer is a match of confidence `match`. */
export interface DecisionRun {
  /** The confidence of what came first, and whether it was right; null if nothing came. */
  readonly first: { readonly confidence: Confidence; readonly correct: boolean } | null;
  /** Whether an answer was given while the claim was there, and whether the first one was right. */
  readonly answered: boolean;
  readonly correct: boolean;
  /** Whether an answer was given while the claim was not there: always a wrong one. */
  readonly answeredWithout: boolean;
}

export interface DecisionFigures {
  readonly queries: number;
  /** Share of queries that were answered while their claim was there. */
  readonly answered: number;
  /** Right answers among all answers, of both runs. */
  readonly precision: number;
  /** Right answers among the answers given while the claim was there. */
  readonly precisionWith: number;
  /** Share of queries that were answered while their claim was not there. */
  readonly answeredWithout: number;
}

/** The first answers of one confidence: their share of all queries, and the share of them that are right. */
export interface AnswerFigures {
  readonly confidence: Confidence;
  readonly share: number;
  readonly right: number;
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

export function decisionFigures(runs: readonly Omit<DecisionRun, "first">[]): DecisionFigures {
  const answered = runs.filter((run) => run.answered).length;
  const correct = runs.filter((run) => run.answered && run.correct).length;
  const without = runs.filter((run) => run.answeredWithout).length;
  return {
    queries: runs.length,
    answered: ratio(answered, runs.length),
    precision: ratio(correct, answered + without),
    precisionWith: ratio(correct, answered),
    answeredWithout: ratio(without, runs.length),
  };
}

/** What came first, told by its confidence, the surest first. */
export function answerFigures(runs: readonly DecisionRun[]): AnswerFigures[] {
  return CONFIDENCES.map((confidence) => {
    const firsts = runs.filter(({ first }) => first?.confidence === confidence);
    const right = firsts.filter(({ first }) => first?.correct === true);
    return {
      confidence,
      share: ratio(firsts.length, runs.length),
      right: ratio(right.length, firsts.length),
    };
  });
}
