/**
 * Prints what matching must show, line by line, and exits 1 if a line falls short.
 *
 *   npm run bench:match -- [--claims F --queries F --qrels F] [--size 100000] [--curve] [--no-times]
 *
 * The accuracy lines need a collection: CLEF 2020 CheckThat! task 2 with its dev queries is what their demands were set on.
 */
import { parseArgs } from "node:util";
import { runEval } from "../../src/cli/eval.ts";
import { readClaims } from "../../src/cli/eval-data.ts";
import { type CostFigures, measureCost } from "./match-cost.ts";
import { measureRelations } from "./match-relations.ts";

const CURVE = [10_000, 30_000, 100_000, 300_000, 1_000_000];

const { values: options } = parseArgs({
  options: {
    claims: { type: "string" },
    queries: { type: "string" },
    qrels: { type: "string" },
    size: { type: "string", default: "100000" },
    curve: { type: "boolean", default: false },
    "no-times": { type: "boolean", default: false },
  },
});

let failed = false;

function demand(name: string, value: number, sign: "≥" | "≤", bound: number, digits = 3): void {
  const holds = sign === "≥" ? value >= bound : value <= bound;
  if (!holds) failed = true;
  console.log(`${holds ? "pass" : "FAIL"}  ${name}  ${value.toFixed(digits)}  ${sign} ${bound}`);
}

if (options.claims && options.queries && options.qrels) {
  const { claims, queries, qrels } = options;
  const report = await runEval({ claims, queries, qrels });
  demand("MAP@5", report.ranking.map5, "≥", 0.815);
  demand("MAP@1", report.ranking.map1, "≥", 0.76);
  demand("answered, claim there", report.answered, "≥", 0.5);
  demand("precision over both runs", report.decision?.precision ?? 0, "≥", 0.85);
  demand("answered, claim not there", report.decision?.answeredWithout ?? 1, "≤", 0.08);
} else {
  console.log("accuracy: not run, it needs --claims, --queries and --qrels");
}

const others = options.claims ? readClaims(options.claims) : [];
const relations = await measureRelations(others);
console.log(`relations, among ${others.length} other claims`);
demand(`${relations.changed} changed claims called repeats`, relations.changedRepeats, "≤", 0.02);
demand(`${relations.paraphrases} paraphrases called repeats, match`, relations.paraphrasesMatched, "≥", 0.7);
demand("paraphrases called contradicts or differs", relations.paraphrasesDenied, "≤", 0.05);
demand(`${relations.reports} of "X said Y" called reports`, relations.reportsFound, "≥", 0.8);

const costLine = (cost: CostFigures): string =>
  [
    cost.claims,
    ...[cost.search, cost.sentence, cost.paste, cost.publish].map(
      ({ p50, p95 }) => `${p50.toFixed(1)} / ${p95.toFixed(1)}`,
    ),
    cost.fileMiB.toFixed(0),
    cost.memoryMiB.toFixed(0),
  ].join(" | ");

const header = "claims | search p50 / p95, CPU ms | sentence | paste | publish | file MiB | memory MiB";
if (options.curve) {
  console.log(header);
  for (const size of CURVE) console.log(costLine(await measureCost(size)));
} else if (!options["no-times"]) {
  const cost = await measureCost(Number(options.size));
  console.log(header);
  console.log(costLine(cost));
  demand("search p95, CPU ms", cost.search.p95, "≤", 25, 1);
  demand("one sentence p50", cost.sentence.p50, "≤", 20, 1);
  demand("one sentence p95", cost.sentence.p95, "≤", 45, 1);
  demand("350 words p95", cost.paste.p95, "≤", 150, 1);
}
process.exitCode = failed ? 1 : 0;
