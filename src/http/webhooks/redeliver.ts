import * as z from "zod";
import { redeliver, redelivery } from "../../webhooks/webhook.ts";
import { byId } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { respondPrivately } from "../pipelines/respond.ts";

const contract = writeContract({
  method: "post",
  path: "/v1/webhooks/{id}/redeliver",
  operationId: "redeliver",
  tag: "Webhooks",
  summary: "Sends deliveries again, under the same ids: some, or every change after a number",
  role: "admin",
  params: byId,
  body: redelivery,
  example: { after: 0 },
  version: "none",
  // Receivers tell repeats by their ids.
  replayable: false,
  answers: {
    ok: z
      .strictObject({ queued: z.int().meta({ description: "How many are sent again" }) })
      .meta({ id: "Redelivery" }),
  },
});

export const redeliverRoute = createRouter().openapi(contract, async (c) => {
  const at = new Date().toISOString();
  const queued = await redeliver(c.get("db"), c.req.valid("param").id, c.req.valid("json"), at);
  return respondPrivately(c, { queued });
});
