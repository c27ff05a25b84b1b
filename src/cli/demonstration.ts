import type { Database } from "../db/database.ts";
import { loadSeeds } from "../seeds/load-seeds.ts";
import { readSeedFiles, SEEDS_FOLDER } from "../seeds/read-seed-files.ts";
import type { HousePolicy } from "../write-context.ts";

// What `serve --demo` does besides serving; nothing of it is loaded without.

export { loadDemoPage } from "../seeds/load-demo-page.ts";
export { thingsToTry } from "./things-to-try.ts";

export async function loadClaims(db: Database, policy: HousePolicy): Promise<void> {
  console.log("Loading the claims of the seed articles, which takes some seconds the first time.");
  await loadSeeds(db, policy, await readSeedFiles(SEEDS_FOLDER));
}
