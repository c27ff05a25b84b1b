/**
 * Prints what matching must show, line by line, and exits 1 if a line falls short.
 *
 *   npm run bench:match -- [--claims F --queries F --qrels F] [--size 100000] [--curve] [--no-times]
 *
 * Without flags it takes some five minutes, with --curve an hour and 4 GiB of disk. CPU times of the Worker need Linux.
 * The accuracy lines need a collection: CLEF 2020 CheckThat! task 2 with its dev queries is what their demands were set on.
 */
import { parseArgs } from "node:util";
import { runEval } from "../../src/cli/eval.ts";
import { readClaims } from "../../src/cli/eval-data.ts";
import { bundleForMatch } from "./match-bundle.ts";
import { type CostFigures, measureCosts } from "./match-cost.ts";
import { measureRelations } from "./match-relations.ts";
import type { Texts } from "./match-texts.ts";
import { measureWorker, type RequestCosts } from "./match-workerd.ts";
import type { Cost } from "./measure-cpu.ts";
import { canMeasureProcesses } from "./measured-process.ts";

const CURVE = [10_000, 30_000, 100_000, 300_000, 1_000_000];
const DEMANDED_SIZE = 100_000;

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
  const answers = report.answers.map(
    ({ confidence, share, right }) => `${confidence} ${share.toFixed(3)} (right ${right.toFixed(3)})`,
  );
  console.log(`answered, claim there, by confidence of the first answer: ${answers.join(", ")}`);
  demand("answered with a match, claim not there", report.decision?.answeredWithout ?? 1, "≤", 0.056);
} else {
  console.log("accuracy: not run, it needs --claims, --queries and --qrels");
}

const others = options.claims ? readClaims(options.claims) : [];
const relations = await measureRelations(others);
console.log(`relations, among ${others.length} other claims`);
const { changed, related, reports, paraphrases } = relations;
demand(`${changed.pairs} changed claims called a match`, changed.match, "≤", 0.005);
demand(`${related.pairs} sentences on the same subject called a match`, related.match, "≤", 0);
demand(`${reports.pairs} of "X said Y" called a match`, reports.match, "≤", 0);
demand(`${paraphrases.pairs} paraphrases called a match`, paraphrases.match, "≥", 0.06);
demand("changed claims called contradicts or differs", changed.denied, "≥", 0.85);
demand("paraphrases called contradicts or differs", paraphrases.denied, "≤", 0.07);
demand('"X said Y" called reports', reports.reports, "≥", 0.8);

const HEADER =
  "claims | search p50 / p95, CPU ms | sentence | paste | publish | yardstick | file MiB | memory MiB";
const percentiles = ({ p50, p95 }: Cost): string => `${p50.toFixed(1)} / ${p95.toFixed(1)}`;

function printCosts(cost: CostFigures): void {
  const costs = [cost.search, cost.sentence, cost.paste, cost.publish, cost.yardstick].map(percentiles);
  const sizes = [cost.fileMiB.toFixed(0), cost.memoryMiB.toFixed(0)];
  console.log([cost.claims, ...costs, ...sizes].join(" | "));
  for (const { budget, rows, terms, recall, cost: own } of cost.reach) {
    console.log(
      `  budget ${budget ?? "none"}: ${rows.toFixed(0)} rows for ${terms.toFixed(1)} terms, ` +
        `recall@50 ${recall.toFixed(3)}, candidates ${percentiles(own)} ms`,
    );
  }
}

const workerLine = (name: string, { nothing, sentence, paste }: RequestCosts): string =>
  [name, nothing.toFixed(2), sentence.toFixed(1), paste.toFixed(1)].join(" | ");

async function printWorker(path: string, script: Uint8Array, texts: Texts): Promise<void> {
  if (!canMeasureProcesses)
    return console.log("the Worker's times: not run, they are read from Linux's /proc");
  const { workerd, node } = await measureWorker(path, script, texts);
  const ratio = (kind: "sentence" | "paste"): string =>
    ((workerd[kind] - workerd.nothing) / (node[kind] - node.nothing)).toFixed(2);
  console.log("CPU ms a request, the database behind HTTP | nothing | match of a sentence | of 350 words");
  console.log(workerLine("workerd", workerd));
  console.log(workerLine("Node", node));
  console.log(`workerd ÷ Node, beyond nothing | – | ${ratio("sentence")} | ${ratio("paste")}`);
}

const bundle = await bundleForMatch();
console.log(`the Worker: ${bundle.gzipKiB.toFixed(1)} KiB gzipped`);
demand("of which matching", bundle.gzipKiB - bundle.gzipWithoutKiB, "≤", 200, 1);

if (!options["no-times"]) {
  const sizes = options.curve ? CURVE : [Number(options.size)];
  console.log(HEADER);
  await measureCosts(sizes, async (cost, path, texts) => {
    printCosts(cost);
    // The demands are for this many claims; at other sizes the line says what it costs.
    if (cost.claims === DEMANDED_SIZE) {
      demand("search p95, CPU ms", cost.search.p95, "≤", 25, 1);
      demand("one sentence p50", cost.sentence.p50, "≤", 20, 1);
      demand("one sentence p95", cost.sentence.p95, "≤", 45, 1);
      demand("350 words p95", cost.paste.p95, "≤", 150, 1);
    }
    // How many claims there are is the database's matter: the Worker is handed as many candidates at any size.
    if (cost.claims === sizes.at(-1)) await printWorker(path, bundle.script, texts);
  });
}
process.exitCode = failed ? 1 : 0;
