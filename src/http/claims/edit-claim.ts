import { claimPatch } from "../../claims/claim-input.ts";
import { editClaim } from "../../claims/edit-claim.ts";
import { byIdOrSlug } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { presentClaim } from "../present-claim-writes.ts";
import { answerClaimWrite } from "../write-request.ts";
import { claimSchema } from "./claim-contract.ts";

const contract = writeContract({
  method: "patch",
  path: "/v1/claims/{id}",
  operationId: "updateClaim",
  tag: "Editing: claims",
  summary: "Changes the working copy (RFC 7396); readers keep what was published",
  role: "editor",
  params: byIdOrSlug,
  body: claimPatch,
  bodyOptional: true,
  example: { topics: ["libraries", "budget"] },
  version: "required",
  answers: { ok: claimSchema },
  problems: ["wrong-status"],
});

export const editClaimRoute = createRouter().openapi(contract, (c) =>
  answerClaimWrite(c, presentClaim, (context) =>
    editClaim(c.get("db"), context, c.req.valid("param").id, c.req.valid("json")),
  ),
);
