import { createRoute } from "@hono/zod-openapi";
import { readWebhook } from "../../webhooks/webhook.ts";
import { byId, noQuery } from "../contract/parameters.ts";
import { json, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { requireRole } from "../pipelines/authenticate.ts";
import { respondPrivately } from "../pipelines/respond.ts";
import { webhookSchema } from "./webhook-contract.ts";

const contract = createRoute({
  method: "get",
  path: "/v1/webhooks/{id}",
  operationId: "getWebhook",
  tags: ["Webhooks"],
  summary: "One webhook and how it goes, without its secret",
  security: [{ key: [] }],
  middleware: requireRole("admin"),
  request: { params: byId, query: noQuery },
  responses: {
    200: json("The webhook", webhookSchema),
    ...problems("unauthorized", "forbidden", "not-found", "invalid-query"),
  },
});

export const readWebhookRoute = createRouter().openapi(contract, async (c) =>
  respondPrivately(c, await readWebhook(c.get("db"), c.req.valid("param").id, new Date().toISOString())),
);
