import * as z from "zod";
import { letGoOfClaim } from "../../review/claim-work.ts";
import { byIdOrSlug } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { answerWriteOf } from "../write-request.ts";
import { presentWork } from "./present-work.ts";
import { claimWorkSchema } from "./work-contract.ts";

const contract = writeContract({
  method: "post",
  path: "/v1/claims/{id}/let-go",
  operationId: "letGoOfClaim",
  tag: "Editing: review",
  summary: "Takes back that you are at work on the claim",
  role: "editor",
  params: byIdOrSlug,
  body: z.strictObject({}),
  bodyOptional: true,
  example: {},
  version: "none",
  answers: { ok: claimWorkSchema },
});

export const letGoOfClaimRoute = createRouter().openapi(contract, (c) =>
  answerWriteOf(c, presentWork, async (context) => ({
    made: await letGoOfClaim(c.get("db"), context, c.req.valid("param").id),
    // The same again changes nothing, so the answer need not be kept with the write.
    changed: false,
  })),
);
