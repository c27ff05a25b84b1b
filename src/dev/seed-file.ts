import { openEmbedded } from "../db/embedded.ts";
import { loadDemoPage } from "../seeds/load-demo-page.ts";
import { loadSeeds } from "../seeds/load-seeds.ts";
import { readSeedFiles, SEEDS_FOLDER } from "../seeds/read-seed-files.ts";
import { migrate } from "../upgrade/migrate.ts";
import type { HousePolicy } from "../write-context.ts";

/**
 * Makes sure that the file behind a `file:` URL exists, is migrated and holds the seeds, and lets go of it. With the address
 * at which a demonstration will be served it holds the article that is served there, too.
 */
export async function seedFile(databaseUrl: string, policy: HousePolicy, demoSite?: string): Promise<void> {
  const db = await openEmbedded({ url: databaseUrl });
  try {
    await migrate(db);
    await loadSeeds(db, policy, await readSeedFiles(SEEDS_FOLDER));
    if (demoSite !== undefined) await loadDemoPage(db, policy, demoSite);
  } finally {
    db.close();
  }
}
