import type { Database } from "../../src/db/database.ts";

/** Tables that record when and by what something ran, not what anybody wrote. */
const BOOKKEEPING = ["sqlite_sequence", "__drizzle_migrations"];

/** What is worked out of the rest when somebody asks for it, and thrown away when it changes. */
const DERIVED = /^lookup_/;

/**
 * Every row of every table, in the order of its columns: two databases with equal dumps hold the same. `derived`: with what is
 * only worked out of the rest.
 */
export async function dumpDatabase(db: Database, derived = false): Promise<Record<string, unknown[][]>> {
  const { rows: tables } = await db.execute(
    "select name from pragma_table_list where schema = 'main' and type = 'table' order by name",
  );
  const names = tables
    .map((row) => String(row.name))
    .filter((name) => !BOOKKEEPING.includes(name) && !name.startsWith("sqlite_"))
    .filter((name) => derived || !DERIVED.test(name));
  const results = await db.read(names.map((name) => `select * from "${name}"`));
  return Object.fromEntries(
    names.map((name, i) => {
      const rows = [...(results[i]?.values ?? [])];
      return [name, rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))];
    }),
  );
}
