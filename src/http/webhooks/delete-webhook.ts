import { createRoute } from "@hono/zod-openapi";
import { removeWebhook } from "../../webhooks/webhook.ts";
import { byId, noQuery } from "../contract/parameters.ts";
import { problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { requireRole } from "../pipelines/authenticate.ts";
import { respond } from "../pipelines/respond.ts";

const contract = createRoute({
  method: "delete",
  path: "/v1/webhooks/{id}",
  operationId: "deleteWebhook",
  tags: ["Webhooks"],
  summary: "Tells this receiver nothing more; its deliveries and secrets are forgotten",
  security: [{ key: [] }],
  middleware: requireRole("admin"),
  request: { params: byId, query: noQuery },
  responses: {
    204: { description: "It is gone" },
    ...problems("unauthorized", "forbidden", "not-found", "invalid-query", "unknown-outcome"),
  },
});

export const deleteWebhookRoute = createRouter().openapi(contract, async (c) => {
  await removeWebhook(c.get("db"), c.req.valid("param").id);
  return respond(c, null, 204, { "cache-control": "no-store" });
});
