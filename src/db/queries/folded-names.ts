import type { Database } from "../database.ts";

/** Tables that keep a name folded beside it, and in which columns. */
const FOLDED = {
  editors: { name: "name", key: "name_key" },
  published_claims: { name: "claimant_name", key: "claimant_key" },
  published_articles: { name: "publisher_name", key: "publisher_key" },
} as const;
export const FOLDED_TABLES = ["editors", "published_claims", "published_articles"] as const;
type FoldedTable = (typeof FOLDED_TABLES)[number];

const PAGE = 500;

/** Rows whose name is not folded yet, in order of their numbers. */
export async function readUnfolded(
  db: Database,
  table: FoldedTable,
  after: number,
): Promise<{ rowid: number; name: string }[]> {
  const { name, key } = FOLDED[table];
  const { rows } = await db.execute({
    sql: `select rowid as number, "${name}" as name from "${table}"
      where "${key}" is null and "${name}" is not null and rowid > ? order by rowid limit ${PAGE}`,
    args: [after],
  });
  return rows.map((row) => ({ rowid: Number(row.number), name: String(row.name) }));
}

/** Of two people whom an older release took for different ones, the first keeps the name; the second has no key. */
export async function writeFolded(
  db: Database,
  table: FoldedTable,
  rows: { rowid: number; key: string }[],
): Promise<void> {
  const { key } = FOLDED[table];
  await db.write([
    {
      sql: `update or ignore "${table}" set "${key}" = value ->> 'key' from json_each(?) where "${table}".rowid = value ->> 'rowid'`,
      args: [JSON.stringify(rows)],
    },
  ]);
}
