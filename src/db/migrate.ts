import { fileURLToPath } from "node:url";
import { DrizzleQueryError } from "drizzle-orm";
import { migrate as runMigrations } from "drizzle-orm/sqlite-proxy/migrator";
import type { Database } from "./database.ts";

const MIGRATIONS = fileURLToPath(new URL("../../drizzle", import.meta.url));

/**
 * Brings the tables up to date: every missing migration, all in one batch. Running it again changes nothing. What SQL
 * alone cannot bring up, src/upgrade does. Another process may do the same at the same moment: the batch of whoever is
 * late fails whole, and what is missing then is looked up again.
 */
export async function migrateTables(db: Database): Promise<void> {
  await runMissing(db).catch(() => runMissing(db));
}

async function runMissing(db: Database): Promise<void> {
  await runMigrations(
    db.orm,
    async (queries) => {
      // A table is rebuilt beside the one that others refer to: their references hold again at the end, or not at all.
      await db.writeWithoutForeignKeys(queries);
    },
    { migrationsFolder: MIGRATIONS },
  ).catch((error: unknown) => {
    // What the database layer says is for people; drizzle's wrapping quotes the statement.
    throw error instanceof DrizzleQueryError && error.cause ? error.cause : error;
  });
}
