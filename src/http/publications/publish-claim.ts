import * as z from "zod";
import { publishClaim, rehearsePublication } from "../../publications/publish-claim.ts";
import { claimSchema } from "../claims/claim-contract.ts";
import { byIdOrSlug } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { presentClaim } from "../present-claim-writes.ts";
import { answerClaimWrite, readWriteRequest } from "../write-request.ts";

const rehearsalSchema = z
  .strictObject({
    publishable: z.boolean(),
    unmet: z.array(z.strictObject({ rule: z.string(), message: z.string() })),
  })
  .meta({ id: "PublicationRehearsal" });

const contract = writeContract({
  method: "post",
  path: "/v1/claims/{id}/publish",
  operationId: "publishClaim",
  tag: "Editing: verdicts and publication",
  summary: "Shows readers the working copy, whole; with dryRun only says what stands in the way",
  role: "senior",
  params: byIdOrSlug,
  body: z.strictObject({
    dryRun: z
      .boolean()
      .default(false)
      .meta({ description: "Only says what stands in the way, and shows readers nothing" }),
  }),
  example: { dryRun: true },
  version: "required",
  answers: { ok: z.union([claimSchema, rehearsalSchema]) },
  problems: ["rule-unmet", "second-editor-required", "wrong-status"],
});

export const publishClaimRoute = createRouter().openapi(contract, async (c) => {
  const { id } = c.req.valid("param");
  if (!c.req.valid("json").dryRun) {
    return answerClaimWrite(c, presentClaim, (context) => publishClaim(c.get("db"), context, id));
  }
  const request = await readWriteRequest(c);
  const { unmet } = await rehearsePublication(c.get("db"), request.forClaim(presentClaim), id);
  return request.send({ status: 200, body: { publishable: unmet.length === 0, unmet }, headers: {} });
});
