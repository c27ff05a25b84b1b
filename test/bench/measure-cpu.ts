import { setImmediate } from "node:timers/promises";

/** CPU milliseconds, user and system, of this process. */
export interface Cost {
  readonly p50: number;
  readonly p95: number;
}

/** Runs that come first and are not counted. */
export const WARM_UP = 20;

async function cpuOf(run: () => Promise<unknown>): Promise<number> {
  // Statements are freed by a macrotask: without one, the garbage of all runs is charged to the last.
  await setImmediate();
  const before = process.cpuUsage();
  await run();
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1_000;
}

function costOf(times: readonly number[]): Cost {
  const sorted = times.slice(WARM_UP).sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}

/** What each kind of run costs, more than {@link WARM_UP} of each, in turns: a machine that slows down slows all of them. */
export async function measureInTurns<Kind extends string>(
  runs: Readonly<Record<Kind, readonly (() => Promise<unknown>)[]>>,
): Promise<Record<Kind, Cost>> {
  const kinds = Object.keys(runs) as Kind[];
  const turns = Math.max(...kinds.map((kind) => runs[kind].length));
  const measured = kinds.map((kind) => ({ kind, runs: runs[kind], times: [] as number[] }));
  for (let turn = 1; turn <= turns; turn++) {
    for (const { runs: own, times } of measured) {
      const due = Math.floor((turn * own.length) / turns);
      for (const run of own.slice(times.length, due)) times.push(await cpuOf(run));
    }
  }
  return Object.fromEntries(measured.map(({ kind, times }) => [kind, costOf(times)])) as Record<Kind, Cost>;
}
