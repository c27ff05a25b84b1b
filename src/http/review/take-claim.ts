import * as z from "zod";
import { takeClaim } from "../../review/claim-work.ts";
import { byIdOrSlug } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { answerWriteOf } from "../write-request.ts";
import { presentWork } from "./present-work.ts";
import { claimWorkSchema } from "./work-contract.ts";

const contract = writeContract({
  method: "post",
  path: "/v1/claims/{id}/take",
  operationId: "takeClaim",
  tag: "Editing: review",
  summary: "Says that you are at work on the claim: a hint to the others, no lock",
  role: "editor",
  params: byIdOrSlug,
  body: z.strictObject({}),
  bodyOptional: true,
  example: {},
  version: "none",
  answers: { ok: claimWorkSchema },
});

export const takeClaimRoute = createRouter().openapi(contract, (c) =>
  answerWriteOf(c, presentWork, async (context) => ({
    made: await takeClaim(c.get("db"), context, c.req.valid("param").id),
    // The same again changes nothing, so the answer need not be kept with the write.
    changed: false,
  })),
);
