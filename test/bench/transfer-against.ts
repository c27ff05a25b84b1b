import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
const HERE = process.cwd();

/** What a checkout's own bench prints of an import: CPU seconds of its process, all threads. */
const IMPORT_LINE = /^import .*\(([\d.]+) s CPU/m;

async function importCost(checkout: string, count: number): Promise<number> {
  const { stdout } = await run(process.execPath, ["test/bench/transfer.ts", String(count)], {
    cwd: checkout,
  });
  const cost = Number(IMPORT_LINE.exec(stdout)?.[1]);
  if (!(cost > 0)) throw new Error(`the bench of ${checkout} tells no import:\n${stdout}`);
  return cost;
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low = Number.NaN, high = low] = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  return (low + high) / 2;
}

/**
 * What an import costs here and in another checkout, whose packages are installed: each runs its own bench over claims
 * of its own format, in turns, so that a machine that slows down slows both. Either fails where its replay is not equal.
 */
export async function compareImports(checkout: string, count: number, rounds: number): Promise<void> {
  const here: number[] = [];
  const there: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    there.push(await importCost(checkout, count));
    here.push(await importCost(HERE, count));
    console.log(`round ${round}: ${here.at(-1)?.toFixed(1)} s CPU here, ${there.at(-1)?.toFixed(1)} s there`);
  }
  const ratios = here.map((cost, round) => cost / (there[round] ?? Number.NaN));
  console.log(
    `import of ${count} claims, replay equal: ${median(ratios).toFixed(2)} of the CPU of the other checkout (${ratios.map((ratio) => ratio.toFixed(2)).join(", ")}); ${Math.round(count / median(here))} claims a CPU second here, ${Math.round(count / median(there))} there`,
  );
}
