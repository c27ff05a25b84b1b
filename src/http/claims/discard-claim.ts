import * as z from "zod";
import { discardClaim } from "../../claims/withdraw-claim.ts";
import { byIdOrSlug } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { presentClaim } from "../present-claim-writes.ts";
import { answerClaimWrite } from "../write-request.ts";
import { claimSchema } from "./claim-contract.ts";

const contract = writeContract({
  method: "post",
  path: "/v1/claims/{id}/discard",
  operationId: "discardClaim",
  tag: "Editing: claims",
  summary: "Throws away a draft that was never published",
  role: "editor",
  params: byIdOrSlug,
  body: z.strictObject({}),
  bodyOptional: true,
  example: {},
  version: "optional",
  answers: { ok: claimSchema },
  problems: ["wrong-status"],
});

export const discardClaimRoute = createRouter().openapi(contract, (c) =>
  answerClaimWrite(c, presentClaim, (context) => discardClaim(c.get("db"), context, c.req.valid("param").id)),
);
