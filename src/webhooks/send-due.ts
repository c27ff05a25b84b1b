import type { Database } from "../db/database.ts";
import { listChanges } from "../db/queries/change-list.ts";
import {
  findHealth,
  findLastRedaction,
  keepBodies,
  type Leased,
  leaseDeliveries,
  nextDue,
  recordAttempts,
  returnLease,
  takeInChanges,
  webhooksToServe,
} from "../db/queries/webhook-deliveries.ts";
import { presentChange } from "../publications/change-document.ts";
import { follow, sentAtOnce, type Tried } from "./retries.ts";
import { signedHeaders } from "./signature.ts";
import { ATTEMPT_MS, type Transport } from "./transport.ts";

/** Of different claims, to one receiver. */
const AT_ONCE = 4;
/** Whoever has taken a delivery has it for so long, ms: well over an attempt, so that it is sent twice only after a death. */
const LEASE_MS = 3 * ATTEMPT_MS;

export interface SenderContext {
  transport: Transport;
  /** Where readers reach the service; no slash at the end. */
  publicUrl: string;
  release: string;
  /** ms since 1970. */
  now(): number;
}

/**
 * Sends what is due, to all webhooks at a time, to each until nothing is due or `goesOn` says no. Every change is delivered
 * at least once, those of one claim in their order; of different claims none waits for another. When the next delivery
 * will be due, ms since 1970; null where none waits.
 */
export async function sendDue(
  db: Database,
  context: SenderContext,
  goesOn: () => boolean = () => true,
): Promise<number | null> {
  const webhooks = await webhooksToServe(db, timeOf(context.now()));
  await Promise.all(webhooks.map((id) => serve(db, context, id, goesOn)));
  const due = await nextDue(db);
  return due === null ? null : Date.parse(due);
}

async function serve(db: Database, context: SenderContext, id: string, goesOn: () => boolean): Promise<void> {
  while (goesOn()) {
    const tookIn = await takeInChanges(db, id, timeOf(context.now()));
    const sent = await sendSome(db, context, id);
    if (!tookIn && !sent) return;
  }
}

/** False where nothing is due. */
async function sendSome(db: Database, context: SenderContext, webhookId: string): Promise<boolean> {
  const health = await findHealth(db, webhookId);
  if (health === null) return false;
  const now = context.now();
  const lease = crypto.randomUUID();
  const { url, secrets, deliveries } = await leaseDeliveries(db, webhookId, {
    now: timeOf(now),
    lease,
    until: timeOf(now + LEASE_MS),
    limit: sentAtOnce(health, AT_ONCE),
  });
  if (deliveries.length === 0) return false;
  const bodies = await bodiesOf(db, context, { webhookId, lease, deliveries });
  const tried = await Promise.all(
    deliveries.flatMap(({ changeSeq, step }) => {
      const body = bodies.get(changeSeq);
      if (body === undefined) return [];
      const id = messageId(webhookId, changeSeq);
      return [
        attempt(context, { url, secrets, id, body }).then((came): Tried => ({ changeSeq, step, came })),
      ];
    }),
  );
  const at = context.now();
  if (tried.length > 0) {
    const next = follow(tried, health, at);
    await recordAttempts(db, { webhookId, lease, at: timeOf(at) }, next.attempts, next.health);
  }
  if (tried.length < deliveries.length) await returnLease(db, webhookId, lease);
  return true;
}

/** The same for every attempt, and never that of another message: receivers tell repeats by it. */
export function messageId(webhookId: string, changeSeq: number): string {
  return `msg_${webhookId.slice(webhookId.indexOf("_") + 1)}_${changeSeq}`;
}

/** The change of a message; null for what is no message of this webhook. */
export function changeOfMessage(webhookId: string, id: string): number | null {
  const seq = /_([1-9]\d{0,14})$/.exec(id)?.[1];
  return seq !== undefined && id === messageId(webhookId, Number(seq)) ? Number(seq) : null;
}

async function attempt(
  { transport, release, now }: SenderContext,
  { url, secrets, id, body }: { url: string; secrets: string[]; id: string; body: string },
) {
  const timestamp = Math.floor(now() / 1000);
  const headers = {
    "content-type": "application/json",
    "user-agent": `Verbatim/${release}`,
    ...(await signedHeaders({ id, timestamp, body }, secrets)),
  };
  return transport({ url, headers, body });
}

/** Bodies by change, kept before they are sent: however often that is, it is the same bytes. */
async function bodiesOf(
  db: Database,
  { publicUrl }: SenderContext,
  { webhookId, lease, deliveries }: { webhookId: string; lease: string; deliveries: readonly Leased[] },
): Promise<Map<number, string>> {
  const kept = deliveries.flatMap(({ changeSeq, body }): [number, string][] =>
    body === null ? [] : [[changeSeq, body]],
  );
  if (kept.length === deliveries.length) return new Map(kept);
  const lastRedaction = await findLastRedaction(db);
  const made = new Map<number, string>();
  for (const { changeSeq, body } of deliveries)
    if (body === null) made.set(changeSeq, await bodyOf(db, publicUrl, changeSeq));
  return keepBodies(db, { webhookId, lease, lastRedaction }, made);
}

async function bodyOf(db: Database, publicUrl: string, changeSeq: number): Promise<string> {
  const { rows } = await listChanges(db, changeSeq - 1, 1);
  const [row] = rows;
  if (row?.seq !== changeSeq) throw new Error("a delivery is of a change that is there");
  const change = presentChange(row);
  const data = { ...change, claim: { ...change.claim, page: `${publicUrl}${change.claim.page}` } };
  return JSON.stringify({ type: `claim.${change.kind}`, timestamp: change.at, data });
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString();
}
