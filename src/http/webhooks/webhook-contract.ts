import * as z from "zod";
import { idPattern } from "../../ids.ts";
import { ATTEMPT_OUTCOMES, CHANGE_KINDS, DELIVERY_STATUSES, WEBHOOK_STATUSES } from "../../vocabulary.ts";

export const webhookSchema = z
  .strictObject({
    id: z.string().regex(idPattern("webhook")),
    url: z.string(),
    description: z.string().nullable(),
    status: z.enum(WEBHOOK_STATUSES).meta({
      description:
        "`paused`: its receiver took nothing for three days; `disabled`: it answered 410. Changes wait until it is resumed",
    }),
    failingSince: z.string().nullable().meta({ description: "Since when its receiver takes nothing" }),
    restsUntil: z.string().nullable().meta({ description: "Nothing is sent before this, after failures" }),
    formerSecretUntil: z.string().nullable().meta({ description: "Until when the secret before signs, too" }),
    waiting: z.int().meta({ description: "Deliveries that wait" }),
    failed: z.int().meta({ description: "Deliveries that were given up" }),
    createdAt: z.string(),
  })
  .meta({ id: "Webhook" });

export const webhookWithSecret = webhookSchema.extend({
  secret: z.string().meta({ description: "What messages are signed with; shown this once" }),
});

export const deliverySchema = z
  .strictObject({
    id: z.string().meta({ description: "`webhook-id` of the message, the same at each attempt" }),
    change: z.int().positive().meta({ description: "`seq` of the change" }),
    kind: z.enum(CHANGE_KINDS),
    claim: z.string().meta({ description: "Id of the claim" }),
    status: z.enum(DELIVERY_STATUSES),
    attempts: z.int(),
    nextAttemptAt: z.string().nullable(),
    lastAttemptAt: z.string().nullable(),
    lastOutcome: z.enum(ATTEMPT_OUTCOMES).nullable(),
    lastStatus: z
      .int()
      .nullable()
      .meta({ description: "HTTP status of the last answer: all that is kept of it" }),
    deliveredAt: z.string().nullable(),
  })
  .meta({ id: "WebhookDelivery" });
