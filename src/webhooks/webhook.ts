import * as z from "zod";
import type { TargetSettings } from "../config.ts";
import type { Database } from "../db/database.ts";
import { lastChange } from "../db/queries/change-list.ts";
import { countDeliveries, redeliverAfter, redeliverThese } from "../db/queries/webhook-deliveries.ts";
import {
  deleteWebhook,
  findWebhook,
  insertWebhook,
  listWebhooks,
  replaceSecret,
  resumeWebhook,
  type WebhookRecord,
} from "../db/queries/webhooks.ts";
import { DomainError } from "../domain-error.ts";
import { line } from "../text-input.ts";
import type { WebhookStatus } from "../vocabulary.ts";
import type { WriteContext } from "../write-context.ts";
import { changeOfMessage } from "./send-due.ts";
import { newSecret, SECRET_PREFIX } from "./signature.ts";
import { refusalOfTarget, TARGET_LIMIT } from "./target.ts";

/** How long the secret before signs beside the new one, ms. */
const FORMER_SECRET_MS = 24 * 60 * 60 * 1000;
const HIGHEST_CHANGE = 999_999_999;

const changeNumber = z.int().min(0).max(HIGHEST_CHANGE);

export const newWebhook = z.strictObject({
  url: z.string().max(TARGET_LIMIT).meta({
    description:
      "Where changes are posted to: https on port 443 of a public address, without a user's name; what a name leads to is judged at each attempt",
  }),
  description: line(200).nullable().optional().meta({ description: "What it is for, in your words" }),
  after: changeNumber.optional().meta({
    description:
      "Deliver the changes after this number; 0 for all that ever were, left out for those to come",
  }),
});

export const redelivery = z
  .strictObject({
    deliveries: z
      .array(z.string().max(100))
      .min(1)
      .max(100)
      .optional()
      .meta({ description: "Ids of deliveries" }),
    after: changeNumber.optional().meta({ description: "All changes after this number; 0 for all" }),
  })
  .refine(({ deliveries, after }) => (deliveries === undefined) !== (after === undefined), {
    error: "holds either `deliveries` or `after`",
  })
  .meta({
    oneOf: [{ required: ["deliveries"] }, { required: ["after"] }],
  });

/** A webhook as admins see it: all but its secrets. */
export interface WebhookView {
  id: string;
  url: string;
  description: string | null;
  status: WebhookStatus;
  /** Since when its receiver takes nothing; null while it does. */
  failingSince: string | null;
  /** Nothing is sent before this, after several failures in a row. */
  restsUntil: string | null;
  /** Until when two secrets sign. */
  formerSecretUntil: string | null;
  /** Deliveries that wait, and that were given up. */
  waiting: number;
  failed: number;
  createdAt: string;
}

type Counts = ReadonlyMap<string, { waiting: number; failed: number }>;

/** The secret is shown only here. Throws `invalid-input` for a target that nothing is sent to. */
export async function createWebhook(
  db: Database,
  { actor, now, newId }: Pick<WriteContext, "actor" | "now" | "newId">,
  { url, description = null, after }: z.output<typeof newWebhook>,
  allowed: TargetSettings,
): Promise<{ webhook: WebhookView; secret: string }> {
  const refusal = refusalOfTarget(url, allowed);
  if (refusal !== null) {
    throw new DomainError("invalid-input", `url ${refusal}.`, {
      errors: [{ pointer: "/url", message: refusal }],
    });
  }
  if (after !== undefined) await assertChange(db, after);
  const id = newId("webhook");
  const secret = newSecret();
  const record = {
    id,
    url: new URL(url).href,
    description,
    secret,
    createdAt: now(),
    createdBy: actor.editorId,
  };
  await insertWebhook(db, record, after ?? null);
  return { webhook: await readWebhook(db, id, record.createdAt), secret: SECRET_PREFIX + secret };
}

export async function allWebhooks(db: Database, now: string): Promise<WebhookView[]> {
  const counts = await countDeliveries(db);
  return (await listWebhooks(db)).map((record) => viewOf(record, counts, now));
}

/** Throws `not-found`. */
export async function readWebhook(db: Database, id: string, now: string): Promise<WebhookView> {
  return viewOf(await find(db, id), await countDeliveries(db), now);
}

/** Throws `not-found`. What waited for it is not delivered. */
export async function removeWebhook(db: Database, id: string): Promise<void> {
  await find(db, id);
  await deleteWebhook(db, id);
}

/** A new secret, shown only here; the one before signs beside it for 24 hours. Throws `not-found`. */
export async function rotateSecret(
  db: Database,
  id: string,
  now: string,
): Promise<{ webhook: WebhookView; secret: string }> {
  await find(db, id);
  const secret = newSecret();
  await replaceSecret(db, id, secret, new Date(Date.parse(now) + FORMER_SECRET_MS).toISOString());
  return { webhook: await readWebhook(db, id, now), secret: SECRET_PREFIX + secret };
}

/** Sends again to one that is paused, disabled or left alone for a while, from where it stopped. Throws `not-found`. */
export async function resume(db: Database, id: string, now: string): Promise<WebhookView> {
  await find(db, id);
  await resumeWebhook(db, id, now);
  return readWebhook(db, id, now);
}

/**
 * Sends deliveries again, under the ids that they had: how many. Throws `not-found`, and `invalid-input` where one of them is
 * none of the webhook's.
 */
export async function redeliver(
  db: Database,
  id: string,
  { deliveries, after }: z.output<typeof redelivery>,
  now: string,
): Promise<number> {
  await find(db, id);
  if (after !== undefined) {
    await assertChange(db, after);
    return redeliverAfter(db, id, after, now);
  }
  const named = deliveries ?? [];
  const errors = named.flatMap((message, i) =>
    changeOfMessage(id, message) === null
      ? [{ pointer: `/deliveries/${i}`, message: "is no delivery of this webhook" }]
      : [],
  );
  if (errors.length > 0)
    throw new DomainError("invalid-input", "There are no such deliveries of this webhook.", { errors });
  const changes = named.flatMap((message) => changeOfMessage(id, message) ?? []);
  return redeliverThese(db, id, changes, now);
}

async function assertChange(db: Database, number: number): Promise<void> {
  const last = await lastChange(db);
  if (number <= last) return;
  throw new DomainError("invalid-input", `The last change here is ${last}: this number is from elsewhere.`, {
    errors: [{ pointer: "/after", message: `is greater than ${last}, the last change` }],
  });
}

async function find(db: Database, id: string): Promise<WebhookRecord> {
  const found = await findWebhook(db, id);
  if (!found) throw new DomainError("not-found", `There is no webhook ${id}.`);
  return found;
}

function viewOf(record: WebhookRecord, counts: Counts, now: string): WebhookView {
  const { id, url, description, status, failingSince, formerSecretUntil, createdAt } = record;
  const restsUntil = record.restsUntil !== null && record.restsUntil > now ? record.restsUntil : null;
  return {
    id,
    url,
    description,
    status,
    failingSince,
    restsUntil,
    formerSecretUntil: formerSecretUntil !== null && formerSecretUntil > now ? formerSecretUntil : null,
    ...(counts.get(id) ?? { waiting: 0, failed: 0 }),
    createdAt,
  };
}
