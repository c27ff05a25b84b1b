import { saltedHash } from "../../language/salted-hash.ts";
import type { Database } from "../database.ts";

export type SluggedKind = "claim" | "article";

// A slug that was redacted is known by its row in `redactions`, which goes along with exports. All slugs of a database are
// hashed with one salt, so that an address is held against all of them at once; rows that came from another database bring its own.

const SALTS = "select distinct salt from redactions where field = 'slug'";

/** Salts of the slugs that were redacted here, or where they came from. */
async function readSalts(db: Database): Promise<string[]> {
  const { rows } = await db.execute(SALTS);
  return rows.map(({ salt }) => String(salt));
}

/** The salt for the next slug that is redacted; null where none was. */
export async function slugSalt(db: Database): Promise<string | null> {
  return (await readSalts(db)).sort()[0] ?? null;
}

/** Whether this was the slug of something, until it was redacted. */
export async function isRetiredSlug(db: Database, kind: SluggedKind, slug: string): Promise<boolean> {
  const salts = await readSalts(db);
  if (salts.length === 0) return false;
  const hashes = await Promise.all(salts.map((salt) => saltedHash(salt, slug)));
  const { rows } = await db.execute({
    sql: `select 1 from redactions
      where field = 'slug' and subject_kind = ? and hash in (select value from json_each(?)) limit 1`,
    args: [kind, JSON.stringify(hashes)],
  });
  return rows.length > 0;
}
