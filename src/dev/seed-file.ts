import { openEmbedded } from "../db/embedded.ts";
import { loadSeeds } from "../seeds/load-seeds.ts";
import { readSeedFiles, SEEDS_FOLDER } from "../seeds/read-seed-files.ts";
import { migrate } from "../upgrade/migrate.ts";
import type { HousePolicy } from "../write-context.ts";

/** Makes sure that the file behind a `file:` URL exists, is migrated and holds the seeds, and lets go of it. */
export async function seedFile(databaseUrl: string, policy: HousePolicy): Promise<void> {
  const db = await openEmbedded({ url: databaseUrl });
  try {
    await migrate(db);
    await loadSeeds(db, policy, await readSeedFiles(SEEDS_FOLDER));
  } finally {
    db.close();
  }
}
