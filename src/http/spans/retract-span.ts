import { retractSpan } from "../../spans/edit-span.ts";
import { spanRetraction } from "../../spans/span-input.ts";
import { claimSchema } from "../claims/claim-contract.ts";
import { byId } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { presentClaim } from "../present-claim-writes.ts";
import { answerClaimWrite } from "../write-request.ts";

const contract = writeContract({
  method: "post",
  path: "/v1/spans/{id}/retract",
  operationId: "retractSpan",
  tag: "Editing: quotes",
  summary: "Takes a quote out of the working copy, with the verdict that rests on it if need be",
  role: "editor",
  params: byId,
  body: spanRetraction,
  example: { reason: "The report is of another meeting", withdrawVerdict: true },
  version: "required",
  answers: { ok: claimSchema },
  problems: ["span-rested-on", "wrong-status"],
});

export const retractSpanRoute = createRouter().openapi(contract, (c) =>
  answerClaimWrite(c, presentClaim, (context) =>
    retractSpan(c.get("db"), context, c.req.valid("param").id, c.req.valid("json")),
  ),
);
