import * as z from "zod";
import { resume } from "../../webhooks/webhook.ts";
import { byId } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { respondPrivately } from "../pipelines/respond.ts";
import { webhookSchema } from "./webhook-contract.ts";

const contract = writeContract({
  method: "post",
  path: "/v1/webhooks/{id}/resume",
  operationId: "resumeWebhook",
  tag: "Webhooks",
  summary: "Sends to it again, from where it stopped: after a pause, a 410, or while it is left alone",
  role: "admin",
  params: byId,
  body: z.strictObject({}),
  bodyOptional: true,
  example: {},
  version: "none",
  // It is done, however often it is asked.
  replayable: false,
  answers: { ok: webhookSchema },
});

export const resumeWebhookRoute = createRouter().openapi(contract, async (c) =>
  respondPrivately(c, await resume(c.get("db"), c.req.valid("param").id, new Date().toISOString())),
);
