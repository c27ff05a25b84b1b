import { type Config, parseConfig } from "../config.ts";
import type { Database } from "../db/database.ts";
import { openDatabase } from "../server.ts";

/** Runs something against the database that the settings name, and closes it again. */
export async function withDatabase<T>(run: (db: Database, config: Config) => Promise<T>): Promise<T> {
  const config = parseConfig(process.env);
  const db = await openDatabase(config);
  try {
    return await run(db, config);
  } finally {
    db.close();
  }
}
