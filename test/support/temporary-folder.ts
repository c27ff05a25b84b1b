import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** Gives a new path in a folder that goes when the test file ends. To be called outside of any test. */
export function temporaryFiles(): (name: string) => string {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-test-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  let count = 0;
  return (name) => {
    count += 1;
    return join(folder, `${count}-${name}`);
  };
}
