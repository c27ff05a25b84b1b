import { and, eq, getTableColumns, inArray, isNull, lte, sql } from "drizzle-orm";
import { type Database, toStatement } from "../database.ts";
import { prepareRead, readAll } from "../prepared-read.ts";
import { editors, keys, sessions } from "../schema.ts";
import { build } from "../statements.ts";

export type SessionRecord = typeof sessions.$inferSelect;

const BY_HASH = {
  rows: prepareRead(
    build
      .select({
        ...getTableColumns(sessions),
        role: keys.role,
        revokedAt: keys.revokedAt,
        editorId: editors.id,
        name: editors.name,
      })
      .from(sessions)
      .innerJoin(keys, eq(keys.id, sessions.keyId))
      .innerJoin(editors, eq(editors.id, keys.editorId))
      .where(eq(sessions.hash, sql.placeholder("hash"))),
  ),
};

export type FoundSession = Awaited<ReturnType<typeof findSession>>;

/** The session with its key and whose that is, whether or not it still holds. Asked before everything else at the desk. */
export async function findSession(db: Database, hash: string) {
  const { rows } = await readAll(db, BY_HASH, { hash });
  return rows[0] ?? null;
}

/** Begins one; those that are over since `forgottenBefore` are forgotten. */
export async function insertSession(
  db: Database,
  session: SessionRecord,
  forgottenBefore: string,
): Promise<void> {
  await db.write([
    toStatement(build.delete(sessions).where(lte(sessions.expiresAt, forgottenBefore))),
    toStatement(build.insert(sessions).values(session)),
  ]);
}

export async function endSession(db: Database, hash: string, at: string): Promise<void> {
  await db.write([
    toStatement(
      build
        .update(sessions)
        .set({ endedAt: at })
        .where(and(eq(sessions.hash, hash), isNull(sessions.endedAt))),
    ),
  ]);
}

/** All of a person's, by whichever of their keys they signed in. */
export async function endSessionsOf(db: Database, editorId: string, at: string): Promise<void> {
  const theirs = build.select({ id: keys.id }).from(keys).where(eq(keys.editorId, editorId));
  await db.write([
    toStatement(
      build
        .update(sessions)
        .set({ endedAt: at })
        .where(and(inArray(sessions.keyId, theirs), isNull(sessions.endedAt))),
    ),
  ]);
}
