import type { TestProject } from "vitest/node";
import builtOnce from "./built-once.ts";
import seedsOnce from "./seeds-once.ts";

/** What is made once for the whole run: bundling waits for another process while the seeds are loaded. */
export default async function once(project: TestProject): Promise<() => void> {
  const removals = await Promise.all([builtOnce(project), seedsOnce(project)]);
  return () => {
    for (const remove of removals) remove();
  };
}
