import { claimMerge } from "../../claims/claim-input.ts";
import { mergeClaim } from "../../claims/merge-claim.ts";
import { byIdOrSlug } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { presentClaim } from "../present-claim-writes.ts";
import { answerClaimWrite } from "../write-request.ts";
import { claimSchema } from "./claim-contract.ts";

const contract = writeContract({
  method: "post",
  path: "/v1/claims/{id}/merge",
  operationId: "mergeClaim",
  tag: "Editing: claims",
  summary:
    "Says that this claim and another are one: it is retracted, its quotes are copied to the other, its address leads there",
  role: "senior",
  params: byIdOrSlug,
  body: claimMerge,
  example: {
    into: "the-city-council-voted-to-keep-the-library-on-elm-street-open",
    reason: "Both say that the library stays open",
  },
  version: "optional",
  answers: { ok: claimSchema },
  problems: ["wrong-status"],
});

export const mergeClaimRoute = createRouter().openapi(contract, (c) =>
  answerClaimWrite(c, presentClaim, (context) =>
    mergeClaim(c.get("db"), context, c.req.valid("param").id, c.req.valid("json")),
  ),
);
