import { setImmediate } from "node:timers/promises";

/** CPU milliseconds, user and system, of this process. */
export interface Cost {
  readonly p50: number;
  readonly p95: number;
}

/** Runs that come first and are not counted. */
export const WARM_UP = 20;

/** What a run costs over these inputs, of which there are more than {@link WARM_UP}. */
export async function measureCpu<T>(
  inputs: readonly T[],
  run: (input: T) => Promise<unknown>,
): Promise<Cost> {
  const times: number[] = [];
  for (const input of inputs) {
    // Statements are freed by a macrotask: without one, the garbage of all runs is charged to the last.
    await setImmediate();
    const before = process.cpuUsage();
    await run(input);
    const used = process.cpuUsage(before);
    times.push((used.user + used.system) / 1_000);
  }
  const sorted = times.slice(WARM_UP).sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}
