import { and, eq, lte, type SQL } from "drizzle-orm";
import { type Database, toStatement } from "../database.ts";
import { idempotencyKeys } from "../schema.ts";
import { build, insertWhere, type Statement } from "../statements.ts";

/** A finished answer, kept to be given again byte for byte. */
export type StoredAnswer = typeof idempotencyKeys.$inferInsert;

/** What stands in the place of a kept answer whose words were redacted. */
export const REDACTED_ANSWER = '{"redacted":true}';

export type IdempotencyScope = Pick<StoredAnswer, "keyId" | "method" | "path" | "idempotencyKey">;

/** Keeps the answer in the write's own batch, in the place of one that has expired. */
export function rememberStatements(answer: StoredAnswer, now: string, gate: SQL): Statement[] {
  return [
    toStatement(build.delete(idempotencyKeys).where(and(expiredOf(answer, now), gate))),
    insertWhere(idempotencyKeys, answer, gate),
  ];
}

/** Keeps the answer to a request that found nothing to write. Another that was kept meanwhile stays. */
export async function keepAnswer(db: Database, answer: StoredAnswer, now: string): Promise<void> {
  await db.write([
    toStatement(build.delete(idempotencyKeys).where(expiredOf(answer, now))),
    toStatement(build.insert(idempotencyKeys).values(answer).onConflictDoNothing()),
  ]);
}

/** Lets all go that are no longer given again. Mostly there are none, and then nothing is written. */
export async function forgetExpiredAnswers(db: Database, now: string): Promise<void> {
  const [expired] = await db.orm.batch([
    db.orm
      .select({ expiresAt: idempotencyKeys.expiresAt })
      .from(idempotencyKeys)
      .where(lte(idempotencyKeys.expiresAt, now))
      .limit(1),
  ]);
  if (expired.length === 0) return;
  await db.write([toStatement(build.delete(idempotencyKeys).where(lte(idempotencyKeys.expiresAt, now)))]);
}

function expiredOf(scope: IdempotencyScope, now: string): SQL | undefined {
  return and(sameScope(scope), lte(idempotencyKeys.expiresAt, now));
}

function sameScope(scope: IdempotencyScope): SQL | undefined {
  return and(
    eq(idempotencyKeys.keyId, scope.keyId),
    eq(idempotencyKeys.method, scope.method),
    eq(idempotencyKeys.path, scope.path),
    eq(idempotencyKeys.idempotencyKey, scope.idempotencyKey),
  );
}

/** The answer kept for this key, unless it has expired. */
export async function findAnswer(
  db: Database,
  scope: IdempotencyScope,
  now: string,
): Promise<StoredAnswer | null> {
  const [rows] = await db.orm.batch([db.orm.select().from(idempotencyKeys).where(sameScope(scope))]);
  const row = rows[0];
  return row && row.expiresAt > now ? row : null;
}
