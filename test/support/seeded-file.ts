import { copyFileSync } from "node:fs";
import { inject } from "vitest";

/** A database file with the seeds in it, of its own. */
export async function seededFile(path: string): Promise<string> {
  return copiedFile(inject("seededFile"), path);
}

/** A database file, migrated and empty, of its own. */
export async function migratedFile(path: string): Promise<string> {
  return copiedFile(inject("migratedFile"), path);
}

/** The same database under another path. Neither may be open. */
export function copiedFile(from: string, to: string): string {
  copyFileSync(from, to);
  return to;
}
