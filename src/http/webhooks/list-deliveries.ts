import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { listDeliveries } from "../../db/queries/webhook-deliveries.ts";
import { DELIVERY_STATUSES } from "../../vocabulary.ts";
import { messageId } from "../../webhooks/send-due.ts";
import { readWebhook } from "../../webhooks/webhook.ts";
import { byId, pageParameters } from "../contract/parameters.ts";
import { json, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { decodeCursor, listName, pageOf } from "../cursor.ts";
import { requireRole } from "../pipelines/authenticate.ts";
import { respondPrivately } from "../pipelines/respond.ts";
import { deliverySchema } from "./webhook-contract.ts";

const contract = createRoute({
  method: "get",
  path: "/v1/webhooks/{id}/deliveries",
  operationId: "listDeliveries",
  tags: ["Webhooks"],
  summary: "What was sent and what waits, the newest changes first; what ended is kept for 30 days",
  security: [{ key: [] }],
  middleware: requireRole("admin"),
  request: {
    params: byId,
    query: z.strictObject({
      status: z.enum(DELIVERY_STATUSES).optional().meta({ description: "Only deliveries in this state" }),
      ...pageParameters,
    }),
  },
  responses: {
    200: json(
      "A page of deliveries",
      z
        .strictObject({ deliveries: z.array(deliverySchema), nextCursor: z.string().nullable() })
        .meta({ id: "WebhookDeliveries" }),
    ),
    ...problems("unauthorized", "forbidden", "not-found", "invalid-query", "invalid-cursor"),
  },
});

export const listDeliveriesRoute = createRouter().openapi(contract, async (c) => {
  const { id } = c.req.valid("param");
  const { limit, cursor, status } = c.req.valid("query");
  await readWebhook(c.get("db"), id, new Date().toISOString());
  const list = listName("deliveries", { id, status });
  const after = decodeCursor(cursor, list);
  const rows = await listDeliveries(c.get("db"), id, {
    status,
    before: after?.seq ?? null,
    limit: limit + 1,
  });
  const { page, nextCursor } = pageOf(rows, limit, ({ changeSeq }) => ({
    sort: list,
    at: 0,
    seq: changeSeq,
  }));
  const deliveries = page.map(({ changeSeq, claimId, nextAttemptAt, ...row }) => ({
    id: messageId(id, changeSeq),
    change: changeSeq,
    claim: claimId,
    ...row,
    nextAttemptAt: row.status === "waiting" ? nextAttemptAt : null,
  }));
  return respondPrivately(c, { deliveries, nextCursor });
});
