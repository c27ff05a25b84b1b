import * as z from "zod";
import { claimPatch, newClaim } from "../../claims/claim-input.ts";
import { createClaim } from "../../claims/create-claim.ts";
import { editClaim } from "../../claims/edit-claim.ts";
import { findPossibleDuplicates } from "../../claims/possible-duplicates.ts";
import { discardClaim } from "../../claims/withdraw-claim.ts";
import { claimPage } from "../../publications/compose-claim.ts";
import { presentWorkingClaim } from "../../publications/working-claim.ts";
import { claimSchema } from "../contracts/claims.ts";
import { presentClaim, versionTag } from "../present-writes.ts";
import { createRouter } from "../router.ts";
import { answerClaimWrite, type PresentClaim, readWriteRequest } from "../write-request.ts";
import { writeRoute } from "../write-route.ts";

const tag = "Editing: claims";

const create = writeRoute({
  method: "post",
  path: "/v1/claims",
  operationId: "createClaim",
  tag,
  summary: "A new draft; the answer names published claims that may say the same",
  role: "editor",
  body: newClaim,
  version: "none",
  answers: { created: claimSchema },
});

const patch = writeRoute({
  method: "patch",
  path: "/v1/claims/{id}",
  operationId: "updateClaim",
  tag,
  summary: "Changes the working copy (RFC 7396); readers keep what was published",
  role: "editor",
  body: claimPatch,
  version: "required",
  answers: { ok: claimSchema },
  problems: ["wrong-status"],
});

const discard = writeRoute({
  method: "post",
  path: "/v1/claims/{id}/discard",
  operationId: "discardClaim",
  tag,
  summary: "Throws away a draft that was never published",
  role: "editor",
  body: z.strictObject({}),
  version: "optional",
  answers: { ok: claimSchema },
  problems: ["wrong-status"],
});

export const writeClaims = createRouter()
  .openapi(create, async (c) => {
    const input = c.req.valid("json");
    const db = c.get("db");
    const request = await readWriteRequest(c);
    if (request.replay) return request.replay;
    const possibleDuplicates = (await findPossibleDuplicates(db, input)).map((claim) => ({
      ...claim,
      page: claimPage(claim.slug),
    }));
    const present: PresentClaim = (after) => ({
      status: 201,
      body: { ...presentWorkingClaim(after), possibleDuplicates },
      headers: { Location: `/v1/claims/${after.claim.id}`, ...versionTag(after) },
    });
    return request.settle(async () => {
      const { aggregate } = await createClaim(db, request.forClaim(present), input);
      return { answer: present(aggregate, null), changed: true };
    });
  })
  .openapi(patch, (c) =>
    answerClaimWrite(c, { requiresIfMatch: true }, presentClaim, (context) =>
      editClaim(c.get("db"), context, c.req.param("id"), c.req.valid("json")),
    ),
  )
  .openapi(discard, (c) =>
    answerClaimWrite(c, {}, presentClaim, (context) => discardClaim(c.get("db"), context, c.req.param("id"))),
  );
