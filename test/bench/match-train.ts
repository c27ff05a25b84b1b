/**
 * Trains src/matching/weights.json. Everything is fixed on the training queries, by five-fold cross-validation; queries given as
 * `--dev-*` are only reported on.
 *
 *   npm run train:match -- --claims F --queries F --qrels F [--dev-queries F --dev-qrels F] [--data NAME] [--out FILE]
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readClaims, readJudgements, readQueries } from "../../src/cli/eval-data.ts";
import { decisionFigures, rankingFigures } from "../../src/cli/eval-metrics.ts";
import { FEATURES } from "../../src/matching/features.ts";
import {
  type Judge,
  judgeBy,
  type Model,
  STANDINGS,
  standings,
  type Term,
} from "../../src/matching/judge.ts";
import { fitDecision, fitRanking, type Scaling, scaled, scaleFor } from "./match-fit.ts";
import { collectSamples, type Sample } from "./match-samples.ts";

const FOLDS = 5;
/** Found on the training queries by cross-validation: .01 to .1 are within .002 MAP@5 of each other. */
const RANK_L2 = 0.03;
/** Found likewise: at .03, one query in a hundred fewer is answered. */
const DECISION_L2 = 0.003;
/** Share of queries without their claim that may be answered, on the training queries. */
const ANSWERED_WITHOUT = 0.056;
/** Chance from which a candidate is worth showing to a person. */
const POSSIBLE = 0.01;

interface Samples {
  readonly present: readonly Sample[];
  readonly absent: readonly Sample[];
}

const rightTwins = (sample: Sample): Set<string> =>
  new Set(sample.candidates.filter((one) => sample.right.has(one.id)).map((one) => one.twin));

const round = (value: number, digits = 4): number => Number(value.toFixed(digits));

function terms<N extends string>(
  names: readonly N[],
  scaling: Scaling,
  weights: Float64Array,
): Record<N, Term> {
  const entries = names.map((name, i) => [
    name,
    {
      mean: round(scaling.means[i] ?? 0),
      deviation: round(scaling.deviations[i] ?? 1),
      weight: round(weights[i] ?? 0),
    },
  ]);
  return Object.fromEntries(entries) as Record<N, Term>;
}

interface Standing {
  readonly id: string;
  readonly twin: string;
  readonly inputs: Float64Array;
  readonly score: number;
  readonly repeats: () => boolean;
}

function stand(sample: Sample, judge: Pick<Judge, "rank" | "rival">): Standing[] {
  const scores = sample.candidates.map((one) => judge.rank(one.values));
  const standing = standings(
    scores,
    sample.candidates.map((one) => one.twin),
    judge.rival,
  );
  return sample.candidates
    .map((one, i) => {
      const mine = standing[i];
      const inputs = Float64Array.from([...one.values, ...STANDINGS.map((name) => mine?.[name] ?? 0)]);
      return { id: one.id, twin: one.twin, inputs, score: scores[i] ?? 0, repeats: one.repeats };
    })
    .sort((a, b) => b.score - a.score);
}

const NO_DECISION = { bias: 0, terms: terms([...FEATURES, ...STANDINGS], scaleFor([]), new Float64Array(0)) };

function train(samples: Samples): Pick<Model, "rival" | "rank" | "decision"> {
  const scaling = scaleFor(samples.present.flatMap((one) => one.candidates.map((c) => c.values)));
  const groups = samples.present.flatMap((sample) => {
    const right = rightTwins(sample);
    if (right.size === 0) return [];
    return [
      {
        rows: sample.candidates.map((one) => scaled(one.values, scaling)),
        right: sample.candidates.map((one) => right.has(one.twin)),
      },
    ];
  });
  const rank = terms(FEATURES, scaling, fitRanking(groups, RANK_L2));
  const plain = judgeBy({ rival: Number.NEGATIVE_INFINITY, rank, decision: NO_DECISION });
  const wrong = samples.absent
    .map((sample) => Math.max(...sample.candidates.map((one) => plain.rank(one.values))))
    .filter((score) => Number.isFinite(score))
    .sort((a, b) => a - b);
  const rival = round(wrong[Math.floor(wrong.length / 2)] ?? 0);
  const judge = judgeBy({ rival, rank, decision: NO_DECISION });
  const tops = [...samples.present, ...samples.absent].flatMap((sample) => {
    const top = stand(sample, judge)[0];
    // What does not repeat its claim is refused by the relation, and would teach the model that likeness means little.
    return top === undefined || !top.repeats()
      ? []
      : [{ inputs: top.inputs, right: rightTwins(sample).has(top.twin) }];
  });
  const decisionScaling = scaleFor(tops.map((one) => one.inputs));
  const fitted = fitDecision(
    tops.map((one) => scaled(one.inputs, decisionScaling)),
    tops.map((one) => one.right),
    DECISION_L2,
  );
  const names = [...FEATURES, ...STANDINGS];
  return {
    rival,
    rank,
    decision: { bias: round(fitted[names.length] ?? 0), terms: terms(names, decisionScaling, fitted) },
  };
}

interface Judged {
  readonly found: string[];
  readonly right: ReadonlySet<string>;
  /** Of the first candidate, with the claim there and without. */
  readonly chance: number;
  readonly correct: boolean;
  readonly chanceWithout: number;
}

/** The chance that decides: none for what is not a repetition. */
function chanceOf(standing: Standing | undefined, judge: Judge): number {
  if (standing === undefined || !standing.repeats()) return 0;
  const [score = 0, margin = 0, share = 0] = standing.inputs.slice(FEATURES.length);
  return judge.decide(standing.inputs.slice(0, FEATURES.length), { score, margin, share });
}

function judgeAll(samples: Samples, model: Pick<Model, "rival" | "rank" | "decision">): Judged[] {
  const judge = judgeBy(model);
  return samples.present.map((sample, i) => {
    const ranked = stand(sample, judge);
    const without = samples.absent[i];
    return {
      found: ranked.map((one) => one.id),
      right: sample.right,
      chance: chanceOf(ranked[0], judge),
      correct: rightTwins(sample).has(ranked[0]?.twin ?? "-"),
      chanceWithout: without === undefined ? 0 : chanceOf(stand(without, judge)[0], judge),
    };
  });
}

function figures(judged: readonly Judged[], threshold: number): Record<string, number> {
  const decided = decisionFigures(
    judged.map((one) => ({
      answered: one.chance >= threshold,
      correct: one.correct,
      answeredWithout: one.chanceWithout >= threshold,
    })),
  );
  const all = { ...rankingFigures(judged), ...decided };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, round(value)]));
}

const { values: options } = parseArgs({
  options: {
    claims: { type: "string" },
    queries: { type: "string" },
    qrels: { type: "string" },
    "dev-queries": { type: "string" },
    "dev-qrels": { type: "string" },
    data: { type: "string", default: "unnamed" },
    out: { type: "string", default: "src/matching/weights.json" },
  },
});
if (!options.claims || !options.queries || !options.qrels) {
  throw new Error("--claims, --queries and --qrels are needed");
}
const claims = readClaims(options.claims);
const training = await collectSamples(claims, readQueries(options.queries), readJudgements(options.qrels));

const fold = <T>(items: readonly T[], k: number, held: boolean): T[] =>
  items.filter((_, i) => (i % FOLDS === k) === held);
const part = (samples: Samples, k: number, held: boolean): Samples => ({
  present: fold(samples.present, k, held),
  absent: fold(samples.absent, k, held),
});
const crossValidated = Array.from({ length: FOLDS }, (_, k) =>
  judgeAll(part(training, k, true), train(part(training, k, false))),
).flat();
const chances = crossValidated.map((one) => one.chanceWithout).sort((a, b) => b - a);
const match = round(chances[Math.floor(chances.length * ANSWERED_WITHOUT)] ?? 1, 3);

const model = train(training);
const report: Record<string, unknown> = { crossValidated: figures(crossValidated, match) };
if (options["dev-queries"] && options["dev-qrels"]) {
  const dev = await collectSamples(
    claims,
    readQueries(options["dev-queries"]),
    readJudgements(options["dev-qrels"]),
  );
  report.dev = figures(judgeAll(dev, model), match);
}
const trained = {
  date: new Date().toISOString().slice(0, 10),
  data: options.data,
  queries: training.present.length,
  claims: claims.length,
  figures: report,
  thresholds: { match, possible: POSSIBLE },
  ...model,
};
writeFileSync(options.out, `${JSON.stringify(trained, null, 2)}\n`);
console.log(JSON.stringify({ thresholds: trained.thresholds, figures: report }, null, 2));
console.log(
  FEATURES.map((name) => `${name} ${model.rank[name].weight} / ${model.decision.terms[name].weight}`).join(
    "\n",
  ),
);
