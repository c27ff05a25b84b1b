import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import * as z from "zod";
import { newClaim } from "../../claims/claim-input.ts";
import { createClaim } from "../../claims/create-claim.ts";
import { editClaim } from "../../claims/edit-claim.ts";
import { discardClaim } from "../../claims/withdraw-claim.ts";
import { loadClaimAggregate, loadClaimAggregates } from "../../db/queries/claim-aggregate.ts";
import { listWorkingClaims, NO_FILTER } from "../../db/queries/claim-list.ts";
import type { ClaimAggregate } from "../../db/records.ts";
import { recognise } from "../../editors/keys.ts";
import { encodeCursor, listName } from "../../http/cursor.ts";
import type { AppContext, Environment } from "../../http/environment.ts";
import { assertRole } from "../../http/pipelines/authenticate.ts";
import { BODY_LIMITS, jsonBody, parsedBody } from "../../http/pipelines/request-body.ts";
import { ProblemError } from "../../http/problems.ts";
import { answerClaimWrite } from "../../http/write-request.ts";
import { presentWorkingClaim } from "../../publications/working-claim.ts";
import { hostOf } from "./fact-check-claim.ts";
import { answerGoogle } from "./google-answer.ts";
import {
  claimFieldsOf,
  type MarkupPage,
  markupPage,
  readPage,
  refuseWhatWouldBeLost,
} from "./markup-page.ts";
import { OFFSET_LIMIT, readPageToken } from "./page-token.ts";
import { int32, keysOf, pageSize, readParameters, text } from "./parameters.ts";

const listParameters = z.strictObject({
  url: text(),
  organization: text(),
  pageSize: pageSize(),
  pageToken: text(),
  offset: int32(),
});
const none = z.strictObject({});

/** Google's clients send keys in several places; the first that is one of ours counts. */
const editorsOnly = createMiddleware<Environment>(async (c, next) => {
  for (const secret of keysOf(c).slice(0, 3)) {
    const key = await recognise(c.get("db"), secret, new Date());
    if (key === null) continue;
    c.set("key", key);
    break;
  }
  assertRole(c, "editor");
  await next();
});

const body = jsonBody(BODY_LIMITS.writing);

/**
 * The `pages` of Google's Fact Check Tools API, for editors: a page is the working copy of one claim. What is made here is
 * a draft; it is published where its quotes and its verdict are given.
 */
export const markupPages = new Hono<Environment>()
  .use("/v1alpha1/pages", editorsOnly)
  .use("/v1alpha1/pages/:id", editorsOnly)
  .get("/v1alpha1/pages", list)
  .get("/v1alpha1/pages/:id", async (c) => {
    readParameters(c, none);
    return answerGoogle(c, pageOf(c, await find(c, c.req.param("id"))));
  })
  .post("/v1alpha1/pages", body, async (c) => {
    readParameters(c, none);
    const sent = readPage(await parsedBody(c));
    refuseWhatWouldBeLost(sent, null);
    if (sent.versionId) throw versionProblem("A page that is new has no version.");
    const input = newClaim.parse(claimFieldsOf(sent));
    return answerClaimWrite(c, present(c), (context) => createClaim(c.get("db"), context, input));
  })
  .put("/v1alpha1/pages/:id", body, async (c) => {
    readParameters(c, none);
    const id = c.req.param("id");
    const sent = readPage(await parsedBody(c));
    const ifMatch = versionOf(sent.versionId);
    refuseWhatWouldBeLost(sent, pageOf(c, await find(c, id)));
    const fields = claimFieldsOf(sent);
    return answerClaimWrite(c, present(c), (context) =>
      editClaim(c.get("db"), { ...context, ifMatch }, id, fields),
    );
  })
  .delete("/v1alpha1/pages/:id", async (c) => {
    readParameters(c, none);
    const id = c.req.param("id");
    const gone = () => ({ status: 200 as const, body: {}, headers: {} });
    return answerClaimWrite(c, gone, (context) => discardClaim(c.get("db"), context, id));
  });

function present(c: AppContext) {
  return (after: ClaimAggregate) => ({ status: 200 as const, body: pageOf(c, after), headers: {} });
}

async function list(c: AppContext): Promise<Response> {
  const { url, organization, pageSize: size, pageToken, offset } = readParameters(c, listParameters);
  const house = hostOf(c.get("config").policy.publisherSite) ?? new URL(c.get("config").publicUrl).host;
  if (organization !== undefined && (hostOf(organization) ?? organization) !== house)
    return answerGoogle(c, {});
  if (url !== undefined) {
    const slug = slugOfPage(c, url);
    const claim = slug === null ? null : await loadClaimAggregate(c.get("db"), slug);
    return answerGoogle(c, claim === null ? {} : { claimReviewMarkupPages: [pageOf(c, claim)] });
  }
  const name = listName("google-pages", {});
  const after = readPageToken(pageToken, name)?.seq ?? null;
  const skipped = after === null ? Math.min(offset, OFFSET_LIMIT) : 0;
  const { rows } = await listWorkingClaims(
    c.get("db"),
    { ...NO_FILTER, status: undefined },
    { after, limit: skipped + size + 1 },
  );
  const page = rows.slice(skipped, skipped + size);
  const last = page.at(-1);
  const found = await loadClaimAggregates(
    c.get("db"),
    page.map(({ id }) => id),
  );
  const pages = page.flatMap(({ id }) => {
    const claim = found.find((candidate) => candidate.claim.id === id);
    return claim === undefined ? [] : [pageOf(c, claim)];
  });
  const goesOn = last !== undefined && rows.length > skipped + size;
  return answerGoogle(c, {
    ...(pages.length === 0 ? {} : { claimReviewMarkupPages: pages }),
    ...(goesOn ? { nextPageToken: encodeCursor({ sort: name, at: 0, seq: last.seq }) } : {}),
  });
}

/** The slug in the address of a claim's page, null where it is none of ours. */
function slugOfPage(c: AppContext, url: string): string | null {
  const { publicUrl } = c.get("config");
  const page = URL.parse(url)?.href.split(/[?#]/)[0] ?? "";
  const start = `${publicUrl}/claims/`;
  if (!page.startsWith(start)) return null;
  const slug = page.slice(start.length).replace(/\/$/, "");
  try {
    return slug === "" || slug.includes("/") ? null : decodeURIComponent(slug);
  } catch {
    return null;
  }
}

async function find(c: AppContext, id: string): Promise<ClaimAggregate> {
  const claim = await loadClaimAggregate(c.get("db"), id);
  if (claim === null) throw new ProblemError("not-found", `There is no page pages/${id}.`);
  return claim;
}

function pageOf(c: AppContext, claim: ClaimAggregate): MarkupPage {
  const { publicUrl, policy } = c.get("config");
  return markupPage(presentWorkingClaim(claim), { publicUrl, name: policy.publisherName });
}

/** The version that an update builds on. Throws `invalid-input` without one: it would undo what it has not seen. */
function versionOf(versionId: string | undefined): number {
  if (versionId === undefined || !/^[1-9][0-9]{0,8}$/.test(versionId)) {
    throw versionProblem("Send the versionId of the page that you have read.");
  }
  return Number(versionId);
}

function versionProblem(message: string): ProblemError {
  return new ProblemError("invalid-input", message, {
    errors: [{ in: "body", pointer: "/versionId", message: "is not a version of this page" }],
  });
}
