import type { Database } from "../../src/db/database.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { loadSeeds } from "../../src/seeds/load-seeds.ts";
import { readSeedFiles, SEEDS_FOLDER } from "../../src/seeds/read-seed-files.ts";
import { migrate } from "../../src/upgrade/migrate.ts";
import { testConfig } from "./test-config.ts";

/** A database file, migrated and empty. */
export async function migratedFile(path: string): Promise<string> {
  const db = await openEmbedded({ url: `file:${path}` });
  await migrate(db);
  await closeWhole(db);
  return path;
}

/** A database file with the seeds in it. Loading takes some seconds. */
export async function makeSeededFile(path: string): Promise<string> {
  const db = await openEmbedded({ url: `file:${path}` });
  await migrate(db);
  await loadSeeds(db, testConfig().policy, await readSeedFiles(SEEDS_FOLDER));
  await closeWhole(db);
  return path;
}

/** Closing alone leaves the last writes in the write-ahead log; the file must have them to be copied. */
async function closeWhole(db: Database): Promise<void> {
  await db.execute("pragma wal_checkpoint(truncate)");
  db.close();
}
