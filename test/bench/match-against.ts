/**
 * Prints what matching a sentence costs here beside another checkout whose packages are installed, as a ratio.
 *
 *   npm run bench:match-against -- CHECKOUT [--claims F] [--queries F] [--rounds 7]
 *
 * Two processes, a checkout each, hold the same claims in a file and match the same sentences in turns, so that a machine that slows down slows both;
 * the first round of each is not counted. Without --queries the sentences are the passages of the project's pairs.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type EvalClaim, readClaims, readQueries } from "../../src/cli/eval-data.ts";
import { readPairs } from "../matching/pairs.ts";

/** Of the pairs' passages every so manieth, so that a round takes seconds. */
const EVERY = 7;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    claims: { type: "string" },
    queries: { type: "string" },
    rounds: { type: "string", default: "7" },
  },
});
const [checkout] = positionals;
if (checkout === undefined) throw new Error("which checkout? give its folder");

const pairs = (["changed", "paraphrases", "reports", "related"] as const).flatMap(readPairs);
const own: EvalClaim[] = [...new Set(pairs.map(({ claim }) => claim))].map((text, i) => ({
  id: `pair-${i}`,
  text,
}));
const claims = options.claims ? [...own, ...readClaims(options.claims)] : own;
const texts = options.queries
  ? readQueries(options.queries).map(({ text }) => text)
  : pairs.filter((_, i) => i % EVERY === 0).map(({ passage }) => passage);

async function start(root: string): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL("match-against-run.ts", import.meta.url)), [root]);
  child.send({ claims, texts });
  await once(child, "message");
  return child;
}

async function costOf(child: ChildProcess): Promise<number> {
  child.send("run");
  const [cost] = await once(child, "message");
  return Number(cost);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

const here = await start(process.cwd());
const there = await start(checkout);
const costs = { here: [] as number[], there: [] as number[] };
for (let round = 0; round <= Number(options.rounds); round++) {
  const [mine, theirs] = [await costOf(here), await costOf(there)];
  if (round === 0) continue;
  costs.here.push(mine);
  costs.there.push(theirs);
}
here.send("stop");
there.send("stop");
const best = Math.min(...costs.here) / Math.min(...costs.there);
const ratios = costs.here.map((cost, round) => cost / (costs.there[round] ?? Number.NaN));
console.log(
  `${texts.length} sentences, ${claims.length} claims: ${median(ratios).toFixed(2)} of the CPU of the other checkout ` +
    `(best rounds ${best.toFixed(2)}; ${ratios.map((ratio) => ratio.toFixed(2)).join(", ")}); ${median(costs.here).toFixed(2)} ms a sentence here, ${median(costs.there).toFixed(2)} there`,
);
