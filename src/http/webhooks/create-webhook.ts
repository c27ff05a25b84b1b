import { newId } from "../../ids.ts";
import { createWebhook, newWebhook } from "../../webhooks/webhook.ts";
import { noParameters } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { requireKey } from "../pipelines/authenticate.ts";
import { respondPrivately } from "../pipelines/respond.ts";
import { refuseReplay } from "../refuse-replay.ts";
import { webhookWithSecret } from "./webhook-contract.ts";

const contract = writeContract({
  method: "post",
  path: "/v1/webhooks",
  operationId: "createWebhook",
  tag: "Webhooks",
  summary:
    "Posts changes to an address from now on, signed by Standard Webhooks; `secret` is shown this once",
  role: "admin",
  params: noParameters,
  body: newWebhook,
  example: { url: "https://hooks.example/verbatim", description: "The newsroom's own copy" },
  version: "none",
  replayable: false,
  answers: { created: webhookWithSecret },
  problems: ["not-replayable"],
});

export const createWebhookRoute = createRouter().openapi(contract, async (c) => {
  refuseReplay(c);
  const at = new Date().toISOString();
  const context = { actor: requireKey(c).actor, now: () => at, newId };
  const { webhooks } = c.get("config");
  const { webhook, secret } = await createWebhook(c.get("db"), context, c.req.valid("json"), webhooks);
  return respondPrivately(c, { ...webhook, secret }, 201, { location: `/v1/webhooks/${webhook.id}` });
});
