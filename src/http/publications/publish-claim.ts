import * as z from "zod";
import { publishClaim } from "../../publications/publish-claim.ts";
import { rehearsePublication } from "../../publications/rehearse-publication.ts";
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
    differences: z
      .array(
        z.strictObject({
          field: z.string().meta({
            description: "A member of the claim (`text`), of its verdict (`verdict.label`), or `quote`",
          }),
          span: z.string().nullable().meta({ description: "Of a quote: which" }),
          before: z.unknown().meta({ description: "What readers see now; null where that is nothing" }),
          after: z.unknown().meta({ description: "What they would see" }),
        }),
      )
      .meta({ description: "What readers would see otherwise than now" }),
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
  bodyOptional: true,
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
  const context = request.forClaim(presentClaim);
  const { unmet, differences } = await rehearsePublication(c.get("db"), context, id);
  const body = { publishable: unmet.length === 0, unmet, differences };
  return request.send({ status: 200, body, headers: {} });
});
