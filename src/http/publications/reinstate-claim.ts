import * as z from "zod";
import { reason } from "../../claims/claim-input.ts";
import { reinstateClaim } from "../../claims/withdraw-claim.ts";
import { claimSchema } from "../claims/claim-contract.ts";
import { byIdOrSlug } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { presentClaim } from "../present-claim-writes.ts";
import { answerClaimWrite } from "../write-request.ts";

const contract = writeContract({
  method: "post",
  path: "/v1/claims/{id}/reinstate",
  operationId: "reinstateClaim",
  tag: "Editing: verdicts and publication",
  summary: "Takes a retraction back; the claim can be published again",
  role: "senior",
  params: byIdOrSlug,
  body: z.strictObject({ reason }),
  example: { reason: "The vote was about this library after all" },
  version: "optional",
  answers: { ok: claimSchema },
  problems: ["wrong-status"],
});

export const reinstateClaimRoute = createRouter().openapi(contract, (c) =>
  answerClaimWrite(c, presentClaim, (context) =>
    reinstateClaim(c.get("db"), context, c.req.valid("param").id, c.req.valid("json").reason),
  ),
);
