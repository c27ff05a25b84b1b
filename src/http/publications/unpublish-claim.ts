import * as z from "zod";
import { reason } from "../../claims/claim-input.ts";
import { unpublishClaim } from "../../claims/withdraw-claim.ts";
import { claimSchema } from "../claims/claim-contract.ts";
import { byIdOrSlug } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { presentClaim } from "../present-claim-writes.ts";
import { answerClaimWrite } from "../write-request.ts";

const contract = writeContract({
  method: "post",
  path: "/v1/claims/{id}/unpublish",
  operationId: "unpublishClaim",
  tag: "Editing: verdicts and publication",
  summary: "Takes the claim back from readers, who get 410 and the reason",
  role: "senior",
  params: byIdOrSlug,
  body: z.strictObject({ reason }),
  example: { reason: "Under an order of the district court" },
  version: "required",
  answers: { ok: claimSchema },
  problems: ["wrong-status"],
});

export const unpublishClaimRoute = createRouter().openapi(contract, (c) =>
  answerClaimWrite(c, presentClaim, (context) =>
    unpublishClaim(c.get("db"), context, c.req.valid("param").id, c.req.valid("json").reason),
  ),
);
