import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { makeSeededFile, migratedFile } from "./make-seeded-file.ts";

declare module "vitest" {
  interface ProvidedContext {
    seededFile: string;
    /** Migrated and empty. */
    migratedFile: string;
  }
}

/** One database with the seeds, and an empty one, for the whole run: copying is a hundred times cheaper than making them again. */
export default async function seedsOnce(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-seeds-"));
  project.provide("migratedFile", await migratedFile(join(folder, "migrated.db")));
  project.provide("seededFile", await makeSeededFile(join(folder, "seeded.db")));
  return () => rmSync(folder, { recursive: true });
}
