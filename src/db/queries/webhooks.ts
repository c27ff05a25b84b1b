import { sql } from "drizzle-orm";
import type { WebhookStatus } from "../../vocabulary.ts";
import { type Database, toStatement } from "../database.ts";
import { prepareRead, readAll } from "../prepared-read.ts";
import { changes, webhookDeliveries, webhooks } from "../schema.ts";
import { build, statement } from "../statements.ts";

export type WebhookRecord = typeof webhooks.$inferSelect;

const ALL = { rows: prepareRead(build.select().from(webhooks).orderBy(webhooks.seq)) };
const ONE = {
  rows: prepareRead(
    build
      .select()
      .from(webhooks)
      .where(sql`${webhooks.id} = ${sql.placeholder("id")}`),
  ),
};

export async function listWebhooks(db: Database): Promise<WebhookRecord[]> {
  return (await readAll(db, ALL, {})).rows;
}

export async function findWebhook(db: Database, id: string): Promise<WebhookRecord | null> {
  return (await readAll(db, ONE, { id })).rows[0] ?? null;
}

/** Puts it in. Its first delivery is the change after `after`; null for the next change that there is. */
export async function insertWebhook(
  db: Database,
  webhook: Pick<WebhookRecord, "id" | "url" | "description" | "secret" | "createdAt" | "createdBy">,
  after: number | null,
): Promise<void> {
  const { id, url, description, secret, createdAt, createdBy } = webhook;
  await db.write([
    statement(sql`
      insert into ${webhooks} ("id", "url", "description", "secret", "status", "told_until", "created_at", "created_by")
      select ${id}, ${url}, ${description}, ${secret}, 'active',
        coalesce(${after}, (select max(${changes.seq}) from ${changes}), 0), ${createdAt}, ${createdBy}`),
  ]);
}

/** With all of its deliveries. */
export async function deleteWebhook(db: Database, id: string): Promise<void> {
  await db.write([
    statement(sql`delete from ${webhookDeliveries} where ${webhookDeliveries.webhookId} = ${id}`),
    statement(sql`delete from ${webhooks} where ${webhooks.id} = ${id}`),
  ]);
}

/** A new secret; the one before signs too until `formerUntil`. */
export async function replaceSecret(
  db: Database,
  id: string,
  secret: string,
  formerUntil: string,
): Promise<void> {
  await db.write([
    statement(sql`update ${webhooks} set "former_secret" = "secret", "former_secret_until" = ${formerUntil},
      "secret" = ${secret} where ${webhooks.id} = ${id}`),
  ]);
}

/** Forgets former secrets that no longer sign. */
export async function forgetFormerSecrets(db: Database, now: string): Promise<void> {
  const { rows } = await db.execute({
    sql: "select 1 from webhooks where former_secret_until <= ? limit 1",
    args: [now],
  });
  if (rows.length === 0) return;
  await db.write([
    toStatement(
      build
        .update(webhooks)
        .set({ formerSecret: null, formerSecretUntil: null })
        .where(sql`${webhooks.formerSecretUntil} <= ${now}`),
    ),
  ]);
}

/** Sends to it again, from where it stopped, at once. */
export async function resumeWebhook(db: Database, id: string, now: string): Promise<void> {
  const status: WebhookStatus = "active";
  await db.write([
    statement(sql`update ${webhooks} set "status" = ${status}, "failures" = 0, "failing_since" = null,
      "rests_until" = null where ${webhooks.id} = ${id}`),
    statement(sql`update ${webhookDeliveries} set "step" = 0, "next_attempt_at" = ${now}
      where ${webhookDeliveries.webhookId} = ${id} and "status" = 'waiting'`),
  ]);
}
