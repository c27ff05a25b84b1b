import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { makeSeededFile } from "./make-seeded-file.ts";

declare module "vitest" {
  interface ProvidedContext {
    seededFile: string;
  }
}

/** One database with the seeds for the whole run: copying it is a hundred times cheaper than loading them again. */
export default async function seedsOnce(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-seeds-"));
  project.provide("seededFile", await makeSeededFile(join(folder, "seeded.db")));
  return () => rmSync(folder, { recursive: true });
}
