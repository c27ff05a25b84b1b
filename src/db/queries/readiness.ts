import journal from "../../../drizzle/meta/_journal.json" with { type: "json" };
import type { Database } from "../database.ts";

/** When the newest migration of this release was made; what drizzle's own table records. */
const NEWEST = Math.max(...journal.entries.map((entry) => entry.when));

/** Whether every migration of this release has run. Throws where the database cannot be asked. */
export async function isMigrated(db: Database): Promise<boolean> {
  const { rows } = await db.execute("select max(created_at) as newest from __drizzle_migrations");
  return Number(rows[0]?.newest ?? 0) >= NEWEST;
}
