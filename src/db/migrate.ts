import { fileURLToPath } from "node:url";
import { DrizzleQueryError } from "drizzle-orm";
import { migrate as runMigrations } from "drizzle-orm/sqlite-proxy/migrator";
import type { Database } from "./database.ts";

const MIGRATIONS = fileURLToPath(new URL("../../drizzle", import.meta.url));

/** Brings the database up to date: every missing migration, all in one batch. Running it again changes nothing. */
export async function migrate(db: Database): Promise<void> {
  await runMigrations(
    db.orm,
    async (queries) => {
      await db.write(queries);
    },
    { migrationsFolder: MIGRATIONS },
  ).catch((error: unknown) => {
    // What the database layer says is for people; drizzle's wrapping quotes the statement.
    throw error instanceof DrizzleQueryError && error.cause ? error.cause : error;
  });
}
