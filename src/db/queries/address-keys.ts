import type { Database } from "../database.ts";

// Bringing stored addresses up to the rules in force: src/articles/renormalise-addresses.ts says how.

export interface StoredAddress {
  key: string;
  url: string | null;
  articleId: string;
  sharesKey: string | null;
  nearKey: string | null;
}

const PAGE = 500;

/** Addresses in the order of their keys. */
export async function readAddresses(db: Database, afterKey: string): Promise<StoredAddress[]> {
  const { rows } = await db.execute({
    sql: `select key, url, article_id, shares_key, near_key from article_addresses where key > ? order by key limit ${PAGE}`,
    args: [afterKey],
  });
  return rows.map((row) => ({
    key: String(row.key),
    url: row.url === null ? null : String(row.url),
    articleId: String(row.article_id),
    sharesKey: row.shares_key === null ? null : String(row.shares_key),
    nearKey: row.near_key === null ? null : String(row.near_key),
  }));
}

/** Notes which keys the rules in force give; the rows keep theirs until they are moved. */
export async function writeRuledKeys(
  db: Database,
  rows: readonly { key: string; sharesKey: string | null; nearKey: string | null }[],
): Promise<void> {
  await db.write([
    {
      sql: `update article_addresses set shares_key = value ->> 'sharesKey', near_key = value ->> 'nearKey'
        from json_each(?) where article_addresses.key = value ->> 'key'`,
      args: [JSON.stringify(rows)],
    },
  ]);
}

/** Rows whose ruled key nobody has: of several that would have one, the first added. */
export async function readMovable(db: Database): Promise<{ key: string; sharesKey: string }[]> {
  const { rows } = await db.execute(`
    select a.key, a.shares_key from article_addresses a
    where a.shares_key is not null
      and not exists (select 1 from article_addresses b where b.key = a.shares_key)
      and not exists (select 1 from article_addresses c
        where c.shares_key = a.shares_key and (c.added_at, c.key) < (a.added_at, a.key))
    limit ${PAGE}`);
  return rows.map((row) => ({ key: String(row.key), sharesKey: String(row.shares_key) }));
}

/** Gives rows the keys that the rules give them. `until`: how long the hash before is answered; null: not at all. */
export async function moveAddresses(
  db: Database,
  moves: readonly { key: string; sharesKey: string; hash: string }[],
  until: string | null,
): Promise<void> {
  await db.write([
    {
      sql: `update article_addresses set key = value ->> 'sharesKey', hash = value ->> 'hash', shares_key = null,
          previous_hash = case when ?2 is null then previous_hash else article_addresses.hash end,
          previous_hash_until = coalesce(?2, previous_hash_until)
        from json_each(?1) where article_addresses.key = value ->> 'key'`,
      args: [JSON.stringify(moves), until],
    },
  ]);
}

export interface SharedKey {
  key: string;
  articleId: string;
  /** Whose row has the key. */
  holderId: string;
}

/** Addresses of articles that turned out to be the page of another article. */
export async function readSharedKeys(db: Database): Promise<SharedKey[]> {
  const { rows } = await db.execute(`
    select a.shares_key, a.article_id, b.article_id as holder_id
    from article_addresses a join article_addresses b on b.key = a.shares_key
    where a.shares_key is not null and a.article_id <> b.article_id order by a.shares_key, a.article_id`);
  return rows.map((row) => ({
    key: String(row.shares_key),
    articleId: String(row.article_id),
    holderId: String(row.holder_id),
  }));
}

export async function readFact(db: Database, name: string): Promise<string | null> {
  const { rows } = await db.execute({ sql: "select value from store_facts where name = ?", args: [name] });
  return rows[0] === undefined ? null : String(rows[0].value);
}

export async function writeFact(db: Database, name: string, value: string): Promise<void> {
  await db.write([
    {
      sql: "insert into store_facts (name, value) values (?, ?) on conflict (name) do update set value = excluded.value",
      args: [name, value],
    },
  ]);
}
