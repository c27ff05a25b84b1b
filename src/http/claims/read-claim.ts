import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { loadClaimAggregate } from "../../db/queries/claim-aggregate.ts";
import { findClaimAsOf } from "../../db/queries/claims-as-of.ts";
import {
  findPublishedTag,
  findWithdrawnClaim,
  passPublishedClaim,
  type WithdrawnClaim,
} from "../../db/queries/published.ts";
import { composeClaimAsOf } from "../../publications/claim-as-of.ts";
import { claimMentionSchema } from "../../publications/claim-document.ts";
import { claimPage } from "../../publications/compose-claim.ts";
import { claimParts } from "../../publications/project-publication.ts";
import { presentWorkingClaim } from "../../publications/working-claim.ts";
import { asOfParameter, assertPast, byIdOrSlug } from "../contract/parameters.ts";
import { json, notModified, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { shownTag } from "../entity-tag.ts";
import type { AppContext } from "../environment.ts";
import { answerMoved, answerShown, answerUnchanged, answerWorking } from "../json-answer.ts";
import { requireKey } from "../pipelines/authenticate.ts";
import { ProblemError } from "../problems.ts";
import { refuseRetired } from "../refuse-retired.ts";
import { claimSchema } from "./claim-contract.ts";
import { partsWithNotice, withNotice } from "./claim-notice.ts";

const movedSchema = z
  .strictObject({
    claim: claimMentionSchema.omit({ text: true }).meta({ description: "The claim that says the same" }),
    reason: z.string().nullable(),
  })
  .meta({ id: "Moved" });

const contract = createRoute({
  method: "get",
  path: "/v1/claims/{id}",
  operationId: "getClaim",
  tags: ["Claims"],
  summary: "One claim with its verdict, quotes and sources",
  request: {
    params: byIdOrSlug,
    query: z.strictObject({
      view: z.enum(["working"]).optional().meta({ description: "With a key: the working copy" }),
      asOf: asOfParameter,
    }),
  },
  responses: {
    200: json(
      "The claim as it was last published, as it was shown at a moment, or its working copy",
      claimSchema,
    ),
    308: {
      ...json("It was merged into another claim, which is read where `Location` says", movedSchema),
      headers: z.object({ Location: z.string() }),
    },
    ...notModified,
    ...problems("invalid-query", "unauthorized", "not-found", "gone"),
  },
});

export const readClaimRoute = createRouter().openapi(contract, async (c) => {
  const { id } = c.req.valid("param");
  const { view, asOf } = c.req.valid("query");
  if (asOf !== undefined && view !== undefined) {
    throw new ProblemError("invalid-query", "Working copies have no past to be asked for: see the history.", {
      errors: [{ in: "query", name: "asOf", message: "does not go with view" }],
    });
  }
  if (view === "working") return answerWorkingClaim(c, id);
  if (asOf !== undefined) return answerAsOf(c, id, asOf);
  const unchanged = await answerUnchanged(c, () => findPublishedTag(c.get("db"), id));
  if (unchanged) return unchanged;
  const claim = await passPublishedClaim(c.get("db"), id);
  if (!claim) {
    const withdrawn = await findWithdrawnClaim(c.get("db"), id);
    if (withdrawn?.mergedInto) return answerMerged(c, withdrawn.mergedInto, withdrawn.reason);
    if (!withdrawn) await refuseRetired(c, "claim", id);
    throw missing(id, withdrawn);
  }
  return answerShown(c, { tag: claim.tag, json: partsWithNotice(claimParts(claim), c.get("config")) });
});

/**
 * What readers saw at a moment. Of a claim that was unpublished since, for a reason of law or privacy, nothing: it was taken back with its
 * past; one that was retracted says so.
 */
async function answerAsOf(c: AppContext, id: string, asOf: string): Promise<Response> {
  assertPast(asOf);
  const claim = await findClaimAsOf(c.get("db"), id, asOf);
  if (!claim) {
    await refuseRetired(c, "claim", id);
    throw missing(id, null);
  }
  const { status, statusReason: reason } = claim;
  if (status === "unpublished" && c.get("key") === null)
    throw missing(id, { id: claim.id, slug: "", status, reason, replacedBy: null, mergedInto: null });
  if (claim.firstPublishedAt > asOf) {
    throw new ProblemError("not-found", `The claim ${id} was not published yet at ${asOf}.`);
  }
  const shown = composeClaimAsOf(claim, asOf);
  if (!shown) {
    const statusThen = claim.statusThen ?? status;
    throw new ProblemError("gone", `The claim ${id} was not shown at ${asOf}.`, {
      members: { claim: claim.id, claimStatus: statusThen },
    });
  }
  const { summary, details, past } = shown;
  const json = JSON.stringify({ ...summary, ...details, past });
  return answerShown(c, { tag: shownTag("t", [claim.version]), json: withNotice(json, c.get("config")) });
}

/** Where the claim is now: for clients that follow, and for those that read. */
function answerMerged(
  c: AppContext,
  { id, slug }: { id: string; slug: string },
  reason: string | null,
): Response {
  const json = JSON.stringify({ claim: { id, slug, page: claimPage(slug) }, reason });
  return answerMoved(c, `/v1/claims/${encodeURIComponent(slug)}`, json);
}

async function answerWorkingClaim(c: AppContext, id: string): Promise<Response> {
  requireKey(c, "Working copies are shown to editors: send a key.");
  const aggregate = await loadClaimAggregate(c.get("db"), id);
  if (!aggregate) throw missing(id, null);
  return answerWorking(c, JSON.stringify(presentWorkingClaim(aggregate)), aggregate.claim.version);
}

/** 410 with the reason for what was once public, 404 for what never was. */
function missing(id: string, claim: WithdrawnClaim | null): ProblemError {
  if (!claim) return new ProblemError("not-found", `There is no claim ${id}.`);
  const { status, reason, replacedBy } = claim;
  return new ProblemError("gone", reason ?? "This claim is no longer published.", {
    members: { claim: claim.id, claimStatus: status, reason, replacedBy },
  });
}
