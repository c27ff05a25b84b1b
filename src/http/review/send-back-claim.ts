import * as z from "zod";
import { reason } from "../../claims/claim-input.ts";
import { sendBack } from "../../review/send-back.ts";
import { byIdOrSlug } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { answerWriteOf } from "../write-request.ts";
import { presentWork } from "./present-work.ts";
import { claimWorkSchema } from "./work-contract.ts";

const contract = writeContract({
  method: "post",
  path: "/v1/claims/{id}/send-back",
  operationId: "sendBackClaim",
  tag: "Editing: review",
  summary: "Gives a verdict that readers have not seen back to who issued it, with the reason",
  role: "senior",
  params: byIdOrSlug,
  body: z.strictObject({ reason }),
  example: { reason: "The second quote is about another bridge" },
  version: "optional",
  answers: { ok: claimWorkSchema },
  problems: ["wrong-status", "second-editor-required"],
});

export const sendBackClaimRoute = createRouter().openapi(contract, (c) =>
  answerWriteOf(c, presentWork, async (context) => ({
    made: await sendBack(c.get("db"), context, c.req.valid("param").id, c.req.valid("json")),
    changed: true,
  })),
);
