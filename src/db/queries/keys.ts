import { and, asc, eq, getTableColumns, isNull, lte, or, sql } from "drizzle-orm";
import { type Database, toStatement } from "../database.ts";
import { prepareRead, readAll } from "../prepared-read.ts";
import { editors, keys } from "../schema.ts";
import { build } from "../statements.ts";

export type KeyRecord = typeof keys.$inferSelect;

const withName = () =>
  build
    .select({ ...getTableColumns(keys), name: editors.name })
    .from(keys)
    .innerJoin(editors, eq(editors.id, keys.editorId));

const BY_PREFIX = { rows: prepareRead(withName().where(eq(keys.prefix, sql.placeholder("prefix")))) };
const ALL = { rows: prepareRead(withName().orderBy(asc(keys.createdAt), asc(keys.id))) };

/** Asked before everything else that comes with a key. */
export async function findKey(db: Database, prefix: string): Promise<(KeyRecord & { name: string }) | null> {
  const { rows } = await readAll(db, BY_PREFIX, { prefix });
  return rows[0] ?? null;
}

export async function listKeys(db: Database): Promise<(KeyRecord & { name: string })[]> {
  return (await readAll(db, ALL, {})).rows;
}

/** Records a key unless there is one that begins so. */
export async function insertKey(db: Database, key: KeyRecord): Promise<void> {
  await db.write([toStatement(build.insert(keys).values(key).onConflictDoNothing())]);
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

/** Nothing happens to the last key of an administrator, also where two are revoked at once: the statement itself looks. */
export async function revokeKey(db: Database, id: string, at: string): Promise<void> {
  const leavesAnAdmin = sql`(${keys.role} <> 'admin' or exists (
    select 1 from ${keys} o where o.role = 'admin' and o.revoked_at is null and o.id <> ${id}))`;
  await db.write([
    toStatement(
      build
        .update(keys)
        .set({ revokedAt: at })
        .where(and(eq(keys.id, id), isNull(keys.revokedAt), leavesAnAdmin)),
    ),
  ]);
}
