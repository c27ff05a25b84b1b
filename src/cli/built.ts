import { statSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// What a built server begins with (dev/build-server.ts): itself, unless a source of it was changed after it was built.

/** Set by the build: ms since 1970, and the paths of what may be in it, a line each. */
declare const BUILT_AT: number;
declare const SOURCES: string;

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** A source that is gone counts: another one no longer imports it. */
function isOlderThanItsSources(): boolean {
  return SOURCES.split("\n").some((path) => {
    const changed = statSync(ROOT + path, { throwIfNoEntry: false })?.mtimeMs;
    return changed === undefined || changed > BUILT_AT;
  });
}

if (isOlderThanItsSources()) {
  console.error("The built server is older than its sources, so those run: `npm run build` makes it anew.");
  await import(new URL("./main.ts", import.meta.url).href);
} else {
  // Made by the build and kept beside what is built, which `dirname` is of; who may not write there has the machine's temporary folder.
  process.env.NODE_COMPILE_CACHE_PORTABLE ??= "1";
  if (enableCompileCache(join(import.meta.dirname, "compiled")).directory === undefined) enableCompileCache();
  // As main.ts has it.
  process.env.RUST_LOG ??= "off";
  await import("./program.ts");
}
