import { and, eq, lte, type SQL } from "drizzle-orm";
import { type Database, toStatement } from "../database.ts";
import { idempotencyKeys } from "../schema.ts";
import { build, insertWhere, type Statement } from "../statements.ts";

/** A finished answer, kept to be given again byte for byte. */
export type StoredAnswer = typeof idempotencyKeys.$inferInsert;

export type IdempotencyScope = Pick<StoredAnswer, "keyId" | "method" | "path" | "idempotencyKey">;

/** Keeps the answer in the write's own batch, and lets expired ones go. */
export function rememberStatements(answer: StoredAnswer, now: string, gate: SQL): Statement[] {
  return [
    toStatement(build.delete(idempotencyKeys).where(and(lte(idempotencyKeys.expiresAt, now), gate))),
    insertWhere(idempotencyKeys, answer, gate),
  ];
}

/** Keeps the answer to a request that found nothing to write. Another that was kept meanwhile stays. */
export async function keepAnswer(db: Database, answer: StoredAnswer, now: string): Promise<void> {
  await db.write([
    toStatement(build.delete(idempotencyKeys).where(lte(idempotencyKeys.expiresAt, now))),
    toStatement(build.insert(idempotencyKeys).values(answer).onConflictDoNothing()),
  ]);
}

/** The answer kept for this key, unless it has expired. */
export async function findAnswer(
  db: Database,
  scope: IdempotencyScope,
  now: string,
): Promise<StoredAnswer | null> {
  const [rows] = await db.orm.batch([
    db.orm
      .select()
      .from(idempotencyKeys)
      .where(
        and(
          eq(idempotencyKeys.keyId, scope.keyId),
          eq(idempotencyKeys.method, scope.method),
          eq(idempotencyKeys.path, scope.path),
          eq(idempotencyKeys.idempotencyKey, scope.idempotencyKey),
        ),
      ),
  ]);
  const row = rows[0];
  return row && row.expiresAt > now ? row : null;
}
