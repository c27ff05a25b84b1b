import * as z from "zod";
import { claimReference, reason } from "../../claims/claim-input.ts";
import { retractClaim } from "../../claims/withdraw-claim.ts";
import { claimSchema } from "../claims/claim-contract.ts";
import { byIdOrSlug } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { presentClaim } from "../present-claim-writes.ts";
import { answerClaimWrite } from "../write-request.ts";

const contract = writeContract({
  method: "post",
  path: "/v1/claims/{id}/retract",
  operationId: "retractClaim",
  tag: "Editing: verdicts and publication",
  summary: "Says that the claim should not have stood here, and which one stands instead",
  role: "senior",
  params: byIdOrSlug,
  body: z.strictObject({
    reason,
    replacedBy: claimReference
      .nullable()
      .default(null)
      .meta({ description: "Id or slug of the claim that stands instead" }),
  }),
  example: { reason: "The vote was about another library" },
  version: "required",
  answers: { ok: claimSchema },
  problems: ["wrong-status"],
});

export const retractClaimRoute = createRouter().openapi(contract, (c) =>
  answerClaimWrite(c, presentClaim, (context) =>
    retractClaim(c.get("db"), context, c.req.valid("param").id, c.req.valid("json")),
  ),
);
