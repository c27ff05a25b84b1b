import { sql } from "drizzle-orm";
import type { AttemptOutcome, ChangeKind, DeliveryStatus, WebhookStatus } from "../../vocabulary.ts";
import type { Argument, Database } from "../database.ts";
import { webhookDeliveries, webhooks } from "../schema.ts";
import { type Statement, statement } from "../statements.ts";
import { LAST_REDACTION } from "./last-redaction.ts";

// What is sent to whom is worked out from `changes` when it is sent, a piece at a time: the batch of an editor's write costs nothing
// for it, and however a process ends, what was not told is still to be told.

/** Changes that one step takes in at most. */
const TAKEN_IN_AT_ONCE = 500;

/** What a receiver was told before by the same number is not told again by a step that comes late. */
const QUEUE = `
  insert into webhook_deliveries (webhook_id, change_seq, claim_id, status, next_attempt_at)
  select w.id, c.seq, c.claim_id, 'waiting', ?2 from webhooks w join changes c on c.seq > w.told_until and c.seq <= ?4
  where w.id = ?1 and w.told_until = ?3 and c.kind <> 'checked' on conflict do nothing`;
const TOLD = `
  update webhooks set told_until = ?3 where id = ?1 and told_until = ?2`;

/** Puts changes since the last ones among the webhook's deliveries; false where there are none. A re-check that found nothing is none. */
export async function takeInChanges(db: Database, webhookId: string, now: string): Promise<boolean> {
  const { rows } = await db.execute({
    sql: `select w.told_until, (select max(seq) from (
        select seq from changes where seq > w.told_until order by seq limit ${TAKEN_IN_AT_ONCE})) as last
      from webhooks w where w.id = ?`,
    args: [webhookId],
  });
  const [row] = rows;
  if (!row || row.last === null) return false;
  const [from, to] = [Number(row.told_until), Number(row.last)];
  await db.write([
    { sql: QUEUE, args: [webhookId, now, from, to] },
    { sql: TOLD, args: [webhookId, from, to] },
  ]);
  return true;
}

/** Of a row `d` of a webhook `w`: it waits, nobody is sending it, and nothing before it waits that is about the same claim. */
const IN_TURN = `
  d.status = 'waiting' and w.status = 'active' and not exists (
    select 1 from webhook_deliveries e where e.webhook_id = d.webhook_id and e.claim_id = d.claim_id
      and e.status = 'waiting' and e.change_seq < d.change_seq)`;
const DUE = `${IN_TURN} and d.next_attempt_at <= ?2 and (d.leased_until is null or d.leased_until <= ?2)
  and (w.rests_until is null or w.rests_until <= ?2)`;

/** Which webhooks have something to send now: changes to take in, or deliveries in their turn. */
export async function webhooksToServe(db: Database, now: string): Promise<string[]> {
  const { rows } = await db.execute({
    sql: `select w.id from webhooks w where w.status = 'active' and (
        exists (select 1 from changes c where c.seq > w.told_until)
        or exists (select 1 from webhook_deliveries d where d.webhook_id = w.id and ${DUE.replaceAll("?2", "?1")}))`,
    args: [now],
  });
  return rows.map((row) => String(row.id));
}

/** When the next delivery that waits is due; null where none waits. */
export async function nextDue(db: Database): Promise<string | null> {
  const { rows } = await db.execute(
    `select min(max(d.next_attempt_at, coalesce(d.leased_until, ''), coalesce(w.rests_until, ''))) as due
      from webhooks w join webhook_deliveries d on d.webhook_id = w.id where ${IN_TURN}`,
  );
  return rows[0]?.due == null ? null : String(rows[0].due);
}

/** A delivery that is this sender's to make. */
export interface Leased {
  changeSeq: number;
  /** How far it is in the schedule of repeats. */
  step: number;
  /** Null where it has to be made, or made again. */
  body: string | null;
}

/** What a webhook is sent with. */
export interface Sending {
  url: string;
  secrets: string[];
  deliveries: Leased[];
}

/**
 * Takes deliveries that are due, of as many claims, for a while in which nobody else sends them: whoever takes one and dies leaves it to
 * the next.
 */
export async function leaseDeliveries(
  db: Database,
  webhookId: string,
  { now, lease, until, limit }: { now: string; lease: string; until: string; limit: number },
): Promise<Sending> {
  const [, own, held] = await db.write([
    {
      sql: `update webhook_deliveries set lease = ?3, leased_until = ?4 where webhook_id = ?1 and change_seq in (
          select d.change_seq from webhooks w join webhook_deliveries d on d.webhook_id = w.id
          where w.id = ?1 and ${DUE} order by d.next_attempt_at, d.change_seq limit ?5)`,
      args: [webhookId, now, lease, until, limit],
    },
    {
      sql: `select url, secret, iif(former_secret_until > ?, former_secret, null) as former from webhooks where id = ?`,
      args: [now, webhookId],
    },
    {
      sql: `select change_seq, step, body from webhook_deliveries where webhook_id = ? and lease = ? order by change_seq`,
      args: [webhookId, lease],
    },
  ]);
  const webhook = own?.rows[0];
  return {
    url: String(webhook?.url),
    secrets: [webhook?.secret, webhook?.former].filter((secret) => typeof secret === "string"),
    deliveries: (held?.rows ?? []).map((row) => ({
      changeSeq: Number(row.change_seq),
      step: Number(row.step),
      body: row.body === null ? null : String(row.body),
    })),
  };
}

/** Number of the last redaction: what was made before one may hold words that are blanked. */
export async function findLastRedaction(db: Database): Promise<number> {
  const { rows } = await db.execute(`select ${LAST_REDACTION} as last`);
  return Number(rows[0]?.last);
}

/**
 * Keeps bodies that were made, for as long as they are sent: unless something was redacted since `lastRedaction`, or there is
 * one already. Those that are kept now, by change.
 */
export async function keepBodies(
  db: Database,
  { webhookId, lease, lastRedaction }: { webhookId: string; lease: string; lastRedaction: number },
  bodies: ReadonlyMap<number, string>,
): Promise<Map<number, string>> {
  const results = await db.write([
    ...[...bodies].map(([changeSeq, body]) => ({
      sql: `update webhook_deliveries set body = ? where webhook_id = ? and change_seq = ? and lease = ? and body is null
          and ${LAST_REDACTION} = ?`,
      args: [body, webhookId, changeSeq, lease, lastRedaction],
    })),
    {
      sql: "select change_seq, body from webhook_deliveries where webhook_id = ? and lease = ? and body is not null",
      args: [webhookId, lease],
    },
  ]);
  return new Map((results.at(-1)?.rows ?? []).map((row) => [Number(row.change_seq), String(row.body)]));
}

/** What came of an attempt, and what follows for the delivery. */
export interface Attempt {
  changeSeq: number;
  outcome: AttemptOutcome;
  responseStatus: number | null;
  status: DeliveryStatus;
  step: number;
  /** When it is tried again, where it waits. */
  nextAttemptAt: string;
}

/** What follows for the webhook. */
export interface Health {
  status: WebhookStatus;
  failures: number;
  failingSince: string | null;
  restsUntil: string | null;
}

/** Records what came of attempts under a lease. What somebody else has taken since is theirs to record. */
export async function recordAttempts(
  db: Database,
  { webhookId, lease, at }: { webhookId: string; lease: string; at: string },
  attempts: readonly Attempt[],
  health: Health,
): Promise<void> {
  const deliveries = attempts.map(
    ({ changeSeq, outcome, responseStatus, status, step, nextAttemptAt }): Statement =>
      statement(sql`update ${webhookDeliveries} set "status" = ${status}, "attempts" = "attempts" + 1, "step" = ${step},
        "next_attempt_at" = ${nextAttemptAt}, "last_attempt_at" = ${at}, "last_outcome" = ${outcome},
        "last_status" = ${responseStatus}, "delivered_at" = ${status === "delivered" ? at : null},
        "lease" = null, "leased_until" = null
        where "webhook_id" = ${webhookId} and "change_seq" = ${changeSeq} and "lease" = ${lease}`),
  );
  const { status, failures, failingSince, restsUntil } = health;
  await db.write([
    ...deliveries,
    // Not over what somebody decided meanwhile.
    statement(sql`update ${webhooks} set "status" = ${status}, "failures" = ${failures},
      "failing_since" = ${failingSince}, "rests_until" = ${restsUntil}
      where "id" = ${webhookId} and "status" = 'active'`),
  ]);
}

/** Gives back what was taken and not sent. */
export async function returnLease(db: Database, webhookId: string, lease: string): Promise<void> {
  await db.write([
    {
      sql: "update webhook_deliveries set lease = null, leased_until = null where webhook_id = ? and lease = ?",
      args: [webhookId, lease],
    },
  ]);
}

/** How it goes with a webhook, for {@link recordAttempts}. */
export async function findHealth(
  db: Database,
  webhookId: string,
): Promise<{ failures: number; failingSince: string | null } | null> {
  const { rows } = await db.execute({
    sql: "select failures, failing_since from webhooks where id = ?",
    args: [webhookId],
  });
  const [row] = rows;
  return row
    ? {
        failures: Number(row.failures),
        failingSince: row.failing_since === null ? null : String(row.failing_since),
      }
    : null;
}

const AGAIN = `status = 'waiting', attempts = 0, step = 0, next_attempt_at = ?2, lease = null, leased_until = null, delivered_at = null`;

/** Sends these again, whatever became of them; how many there are. */
export async function redeliverThese(
  db: Database,
  webhookId: string,
  changeSeqs: readonly number[],
  now: string,
): Promise<number> {
  const [, told] = await db.write([
    {
      sql: `update webhook_deliveries set ${AGAIN} where webhook_id = ?1
          and change_seq in (select value from json_each(?3))`,
      args: [webhookId, now, JSON.stringify(changeSeqs)],
    },
    "select changes() as n",
  ]);
  return Number(told?.rows[0]?.n);
}

/** Sends all changes after this one again, those too that were forgotten or from before the webhook. How many they are. */
export async function redeliverAfter(
  db: Database,
  webhookId: string,
  after: number,
  now: string,
): Promise<number> {
  const [, told] = await db.write([
    {
      sql: `insert into webhook_deliveries (webhook_id, change_seq, claim_id, status, next_attempt_at)
        select w.id, c.seq, c.claim_id, 'waiting', ?2 from webhooks w join changes c on c.seq > ?3 and c.seq <= w.told_until
        where w.id = ?1 and c.kind <> 'checked' on conflict do update set ${AGAIN}`,
      args: [webhookId, now, after],
    },
    "select changes() as n",
  ]);
  return Number(told?.rows[0]?.n);
}

/** A delivery as the admins see it. */
export interface DeliveryRow {
  changeSeq: number;
  kind: ChangeKind;
  claimId: string;
  status: DeliveryStatus;
  attempts: number;
  nextAttemptAt: string;
  lastAttemptAt: string | null;
  lastOutcome: AttemptOutcome | null;
  lastStatus: number | null;
  deliveredAt: string | null;
}

/** The newest changes first, those before `before` where it is given. One statement. */
export async function listDeliveries(
  db: Database,
  webhookId: string,
  { status, before, limit }: { status: DeliveryStatus | undefined; before: number | null; limit: number },
): Promise<DeliveryRow[]> {
  const conditions = ["d.webhook_id = ?"];
  const args: Argument[] = [webhookId];
  if (status !== undefined) {
    conditions.push("d.status = ?");
    args.push(status);
  }
  if (before !== null) {
    conditions.push("d.change_seq < ?");
    args.push(before);
  }
  const { rows } = await db.execute({
    sql: `select d.change_seq, c.kind, d.claim_id, d.status, d.attempts, d.next_attempt_at, d.last_attempt_at, d.last_outcome,
        d.last_status, d.delivered_at from webhook_deliveries d join changes c on c.seq = d.change_seq
      where ${conditions.join(" and ")} order by d.change_seq desc limit ?`,
    args: [...args, limit],
  });
  const text = (value: unknown) => (value === null ? null : String(value));
  return rows.map((row) => ({
    changeSeq: Number(row.change_seq),
    kind: row.kind as ChangeKind,
    claimId: String(row.claim_id),
    status: row.status as DeliveryStatus,
    attempts: Number(row.attempts),
    nextAttemptAt: String(row.next_attempt_at),
    lastAttemptAt: text(row.last_attempt_at),
    lastOutcome: row.last_outcome as AttemptOutcome | null,
    lastStatus: row.last_status === null ? null : Number(row.last_status),
    deliveredAt: text(row.delivered_at),
  }));
}

/** Forgets deliveries that ended by then. Mostly there are none, and then nothing is written. */
export async function forgetDeliveriesBefore(db: Database, until: string): Promise<void> {
  const ended = "status <> 'waiting' and last_attempt_at <= ?";
  const { rows } = await db.execute({
    sql: `select 1 from webhook_deliveries where ${ended} limit 1`,
    args: [until],
  });
  if (rows.length === 0) return;
  await db.write([{ sql: `delete from webhook_deliveries where ${ended}`, args: [until] }]);
}

/** How many deliveries of each webhook wait, and how many were given up. */
export async function countDeliveries(
  db: Database,
): Promise<Map<string, { waiting: number; failed: number }>> {
  const { rows } = await db.execute(
    `select webhook_id, sum(status = 'waiting') as waiting, sum(status = 'failed') as failed
      from webhook_deliveries where status <> 'delivered' group by webhook_id`,
  );
  return new Map(
    rows.map((row) => [String(row.webhook_id), { waiting: Number(row.waiting), failed: Number(row.failed) }]),
  );
}
