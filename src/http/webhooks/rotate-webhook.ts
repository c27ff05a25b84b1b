import * as z from "zod";
import { rotateSecret } from "../../webhooks/webhook.ts";
import { byId } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { respondPrivately } from "../pipelines/respond.ts";
import { refuseReplay } from "../refuse-replay.ts";
import { webhookWithSecret } from "./webhook-contract.ts";

const contract = writeContract({
  method: "post",
  path: "/v1/webhooks/{id}/rotate",
  operationId: "rotateWebhook",
  tag: "Webhooks",
  summary: "A new secret, shown this once; for 24 hours messages are signed with the one before, too",
  role: "admin",
  params: byId,
  body: z.strictObject({}),
  bodyOptional: true,
  example: {},
  version: "none",
  replayable: false,
  answers: { ok: webhookWithSecret },
  problems: ["not-replayable"],
});

export const rotateWebhookRoute = createRouter().openapi(contract, async (c) => {
  refuseReplay(c);
  const at = new Date().toISOString();
  const { webhook, secret } = await rotateSecret(c.get("db"), c.req.valid("param").id, at);
  return respondPrivately(c, { ...webhook, secret });
});
