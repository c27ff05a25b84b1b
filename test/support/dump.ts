import type { Database } from "../../src/db/database.ts";
import { unpackChanges } from "../../src/db/packed-changes.ts";
import { unpackDetails } from "../../src/db/packed-details.ts";

/** Tables that record when and by what something ran, not what anybody wrote. */
const BOOKKEEPING = ["sqlite_sequence", "__drizzle_migrations"];

/** What is worked out of the rest when somebody asks for it, and thrown away when it changes. */
const DERIVED = /^lookup_/;

/** Where something stands in what is packed: replay tells whether that is right. */
const PLACES = ["quote_at", "quote_head", "article_at", "article_length"];

/** The same is packed otherwise once an editor's name was taken out of it. */
function held(value: unknown, column = ""): unknown[] {
  if (PLACES.includes(column)) return [];
  if (typeof value !== "string" || !["details", "packed"].includes(column)) return [value];
  return [
    value.startsWith('{"id"') || column === "details" ? unpackDetails(value) : unpackChanges(`${value}\n\n`),
  ];
}

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
      const columns = results[i]?.columns ?? [];
      const rows = (results[i]?.values ?? []).map((row) =>
        row.flatMap((value, n) => held(value, columns[n])),
      );
      return [name, rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))];
    }),
  );
}
