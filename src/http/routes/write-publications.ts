import * as z from "zod";
import { reason } from "../../claims/claim-input.ts";
import { reinstateClaim, retractClaim, unpublishClaim } from "../../claims/withdraw-claim.ts";
import { publishClaim, rehearsePublication } from "../../publications/publish-claim.ts";
import { issueVerdict } from "../../verdicts/issue-verdict.ts";
import { newVerdict } from "../../verdicts/verdict-input.ts";
import { claimSchema, verdictSchema } from "../contracts/claims.ts";
import { presentClaim, presentVerdict } from "../present-writes.ts";
import { createRouter } from "../router.ts";
import { answerClaimWrite, readWriteRequest } from "../write-request.ts";
import { writeRoute } from "../write-route.ts";

const tag = "Editing: verdicts and publication";
const REQUIRED = { requiresIfMatch: true };

const rehearsalSchema = z
  .strictObject({
    publishable: z.boolean(),
    unmet: z.array(z.strictObject({ rule: z.string(), message: z.string() })),
  })
  .meta({ id: "PublicationRehearsal" });

const verdict = writeRoute({
  method: "post",
  path: "/v1/claims/{id}/verdicts",
  operationId: "issueVerdict",
  tag,
  summary: "Issues our verdict on the working copy as it is worded now; it supersedes the current one",
  role: "editor",
  body: newVerdict,
  version: "required",
  answers: { created: verdictSchema },
  problems: ["rule-unmet", "wrong-status"],
});

const publish = writeRoute({
  method: "post",
  path: "/v1/claims/{id}/publish",
  operationId: "publishClaim",
  tag,
  summary: "Shows readers the working copy, whole; with dryRun only says what stands in the way",
  role: "senior",
  body: z.strictObject({ dryRun: z.boolean().default(false) }),
  version: "required",
  answers: { ok: z.union([claimSchema, rehearsalSchema]) },
  problems: ["rule-unmet", "second-editor-required", "wrong-status"],
});

const unpublish = writeRoute({
  method: "post",
  path: "/v1/claims/{id}/unpublish",
  operationId: "unpublishClaim",
  tag,
  summary: "Takes the claim back from readers, who get 410 and the reason",
  role: "senior",
  body: z.strictObject({ reason }),
  version: "required",
  answers: { ok: claimSchema },
  problems: ["wrong-status"],
});

const retract = writeRoute({
  method: "post",
  path: "/v1/claims/{id}/retract",
  operationId: "retractClaim",
  tag,
  summary: "Says that the claim should not have stood here, and which one stands instead",
  role: "senior",
  body: z.strictObject({ reason, replacedBy: z.string().max(200).nullable().default(null) }),
  version: "required",
  answers: { ok: claimSchema },
  problems: ["wrong-status"],
});

const reinstate = writeRoute({
  method: "post",
  path: "/v1/claims/{id}/reinstate",
  operationId: "reinstateClaim",
  tag,
  summary: "Takes a retraction back; the claim can be published again",
  role: "senior",
  body: z.strictObject({ reason }),
  version: "optional",
  answers: { ok: claimSchema },
  problems: ["wrong-status"],
});

export const writePublications = createRouter()
  .openapi(verdict, (c) =>
    answerClaimWrite(c, REQUIRED, presentVerdict, (context) =>
      issueVerdict(c.get("db"), context, c.req.param("id"), c.req.valid("json")),
    ),
  )
  .openapi(publish, async (c) => {
    const id = c.req.param("id");
    if (!c.req.valid("json").dryRun) {
      return answerClaimWrite(c, REQUIRED, presentClaim, (context) => publishClaim(c.get("db"), context, id));
    }
    const request = await readWriteRequest(c, REQUIRED);
    const { unmet } = await rehearsePublication(c.get("db"), request.forClaim(presentClaim), id);
    return request.send({ status: 200, body: { publishable: unmet.length === 0, unmet }, headers: {} });
  })
  .openapi(unpublish, (c) =>
    answerClaimWrite(c, REQUIRED, presentClaim, (context) =>
      unpublishClaim(c.get("db"), context, c.req.param("id"), c.req.valid("json").reason),
    ),
  )
  .openapi(retract, (c) =>
    answerClaimWrite(c, REQUIRED, presentClaim, (context) =>
      retractClaim(c.get("db"), context, c.req.param("id"), c.req.valid("json")),
    ),
  )
  .openapi(reinstate, (c) =>
    answerClaimWrite(c, {}, presentClaim, (context) =>
      reinstateClaim(c.get("db"), context, c.req.param("id"), c.req.valid("json").reason),
    ),
  );
