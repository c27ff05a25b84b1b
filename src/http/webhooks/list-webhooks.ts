import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { allWebhooks } from "../../webhooks/webhook.ts";
import { noQuery } from "../contract/parameters.ts";
import { json, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { requireRole } from "../pipelines/authenticate.ts";
import { respondPrivately } from "../pipelines/respond.ts";
import { webhookSchema } from "./webhook-contract.ts";

const contract = createRoute({
  method: "get",
  path: "/v1/webhooks",
  operationId: "listWebhooks",
  tags: ["Webhooks"],
  summary: "Who is told of changes, without their secrets",
  security: [{ key: [] }],
  middleware: requireRole("admin"),
  request: { query: noQuery },
  responses: {
    200: json("Webhooks, oldest first", z.strictObject({ webhooks: z.array(webhookSchema) })),
    ...problems("unauthorized", "forbidden", "invalid-query"),
  },
});

export const listWebhooksRoute = createRouter().openapi(contract, async (c) =>
  respondPrivately(c, { webhooks: await allWebhooks(c.get("db"), new Date().toISOString()) }),
);
