import { and, asc, eq, getTableColumns, isNull, lte, or } from "drizzle-orm";
import { type Database, toStatement } from "../database.ts";
import { editors, keys } from "../schema.ts";
import { build } from "../statements.ts";

export type KeyRecord = typeof keys.$inferSelect;

const withName = (db: Database) =>
  db.orm
    .select({ ...getTableColumns(keys), name: editors.name })
    .from(keys)
    .innerJoin(editors, eq(editors.id, keys.editorId));

export async function findKey(db: Database, prefix: string): Promise<(KeyRecord & { name: string }) | null> {
  const [rows] = await db.orm.batch([withName(db).where(eq(keys.prefix, prefix))]);
  return rows[0] ?? null;
}

export async function listKeys(db: Database): Promise<(KeyRecord & { name: string })[]> {
  const [rows] = await db.orm.batch([withName(db).orderBy(asc(keys.createdAt), asc(keys.id))]);
  return rows;
}

export async function insertKey(db: Database, key: KeyRecord): Promise<void> {
  await db.write([toStatement(build.insert(keys).values(key))]);
}

/** Nothing happens where the key was used since `unlessSince`: many requests at once are one use. */
export async function touchKey(db: Database, id: string, at: string, unlessSince: string): Promise<void> {
  const isOld = or(isNull(keys.lastUsedAt), lte(keys.lastUsedAt, unlessSince));
  await db.write([
    toStatement(
      build
        .update(keys)
        .set({ lastUsedAt: at })
        .where(and(eq(keys.id, id), isOld)),
    ),
  ]);
}

export async function revokeKey(db: Database, id: string, at: string): Promise<void> {
  await db.write([
    toStatement(
      build
        .update(keys)
        .set({ revokedAt: at })
        .where(and(eq(keys.id, id), isNull(keys.revokedAt))),
    ),
  ]);
}
