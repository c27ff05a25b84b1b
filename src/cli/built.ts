import { readdirSync, statSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// What a built server begins with (dev/build-server.ts): itself, unless the sources were changed after it was built.

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SOURCES = "src";
/** The packages whose code is in it. */
const PACKAGES = "package-lock.json";

/** When a file or folder below the sources was last changed, or added to, ms since 1970. */
function lastChange(): number {
  const below = readdirSync(join(ROOT, SOURCES), { recursive: true, encoding: "utf8" });
  const paths = [PACKAGES, SOURCES, ...below.map((path) => join(SOURCES, path))];
  return Math.max(...paths.map((path) => statSync(join(ROOT, path)).mtimeMs));
}

/** @param built when it was built, ms since 1970 */
async function start(built: number): Promise<void> {
  if (lastChange() > built) {
    console.error("The built server is older than its sources, so those run: `npm run build` makes it anew.");
    await import(new URL("./main.ts", import.meta.url).href);
    return;
  }
  enableCompileCache();
  // As main.ts has it.
  process.env.RUST_LOG ??= "off";
  await import("./program.ts");
}

declare const BUILT_AT: number;
await start(BUILT_AT);
