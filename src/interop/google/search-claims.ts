import { Hono } from "hono";
import * as z from "zod";
import {
  type ClaimFilter,
  type ClaimListRow,
  filterConditions,
  listClaims,
  NO_FILTER,
} from "../../db/queries/claim-list.ts";
import { findClaimReviews } from "../../db/queries/claim-reviews.ts";
import { encodeCursor, foreignCursor, listName, type Position } from "../../http/cursor.ts";
import type { AppContext, Environment } from "../../http/environment.ts";
import { respond } from "../../http/pipelines/respond.ts";
import { ProblemError } from "../../http/problems.ts";
import type { ClaimSummary, RelatedClaim } from "../../publications/claim-document.ts";
import type { VerdictDocument } from "../../publications/verdict-document.ts";
import { searchPublished } from "../../search/search-published.ts";
import { factCheckClaim, hostOf } from "./fact-check-claim.ts";
import { answerGoogle } from "./google-answer.ts";
import { googleError } from "./google-error.ts";
import { OFFSET_LIMIT, readPageToken } from "./page-token.ts";
import { int32, pageSize, readParameters, text } from "./parameters.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
/** Far enough back for any claim: 10,000 years. */
const MOST_DAYS = 3_650_000;

const parameters = z.strictObject({
  query: text(),
  languageCode: text(),
  reviewPublisherSiteFilter: text(),
  maxAgeDays: int32(),
  pageSize: pageSize(),
  pageToken: text(),
  offset: int32(),
});
type Asked = z.output<typeof parameters>;

const imageParameters = parameters
  .omit({ query: true, reviewPublisherSiteFilter: true, maxAgeDays: true })
  .extend({
    imageUri: text(),
  });

const NO_IMAGES = "No images are held here: neither claims nor reviews can be found by one.";

/**
 * claims.search and claims.imageSearch of Google's Fact Check Tools API
 * (https://developers.google.com/fact-check/tools/api/reference/rest/v1alpha1/claims).
 */
export const searchRoutes = new Hono<Environment>()
  .get("/v1alpha1/claims:search", async (c) => {
    const asked = readParameters(c, parameters);
    const { rows, next } = await findRows(c, asked);
    const beside = await findClaimReviews(
      c.get("db"),
      rows.map(({ id }) => id),
    );
    const claims = rows.flatMap(({ id, summary }) => {
      const found = beside.get(id);
      if (!found) return [];
      const claim: ClaimSummary = JSON.parse(summary);
      const reviews: VerdictDocument[] = JSON.parse(found.reviews);
      const reported: RelatedClaim[] = JSON.parse(found.reported);
      const answer = factCheckClaim({ claim, reviews, reported, publicUrl: c.get("config").publicUrl });
      return answer.claimReview.length === 0 ? [] : [answer];
    });
    return answerGoogle(c, { claims, ...(next === null ? {} : { nextPageToken: encodeCursor(next) }) });
  })
  .get("/v1alpha1/claims:imageSearch", (c) => {
    readParameters(c, imageParameters);
    const body = googleError({
      code: 501,
      status: "UNIMPLEMENTED",
      message: NO_IMAGES,
      reason: null,
      errors: [],
    });
    return respond(c, body, 501, { "content-type": "application/json; charset=utf-8" });
  });

interface Found {
  rows: { id: string; summary: string }[];
  /** Where the list goes on, or null at its end. */
  next: Position | null;
}

/** Hits in the order of relevance, or without a query the newest claims with a review by the publisher. */
async function findRows(c: AppContext, asked: Asked): Promise<Found> {
  const site = asked.reviewPublisherSiteFilter;
  if (asked.query === undefined && site === undefined) {
    throw new ProblemError("invalid-query", "Give query or reviewPublisherSiteFilter.", {
      errors: [{ in: "query", name: "query", message: "is needed where no publisher is given" }],
    });
  }
  const { pageSize: size, pageToken: _token, offset, ...filters } = asked;
  const conditions = filterConditions(filterOf(asked));
  const list = listName(asked.query === undefined ? "google-newest" : "google-relevance", filters);
  const after = readPageToken(asked.pageToken, list);
  // Of no account where a token says already where the list goes on.
  const skipped = after === null ? Math.min(offset, OFFSET_LIMIT) : 0;
  const limit = skipped + size + 1;
  const db = c.get("db");
  if (asked.query === undefined) {
    const position = after && { at: String(after.at), seq: after.seq };
    const rows = await listClaims(db, conditions, { order: "newest", after: position, limit });
    return pageOfRows(rows, skipped, size, (last) => ({ sort: list, at: last.publishedAt, seq: last.seq }));
  }
  if (after !== null && after.asked === undefined) throw foreignCursor();
  const { found, held } = await searchPublished(db, conditions, {
    query: asked.query,
    order: "relevance",
    after,
    limit,
  });
  return pageOfRows(found.rows, skipped, size, (last) => ({
    sort: list,
    at: last.position,
    seq: last.seq,
    asked: held,
  }));
}

function pageOfRows<Row extends ClaimListRow>(
  rows: readonly Row[],
  skipped: number,
  size: number,
  positionOf: (last: Row) => Position,
): Found {
  const page = rows.slice(skipped, skipped + size);
  const last = page.at(-1);
  return {
    rows: page.map(({ summary }) => ({ id: idOf(summary), summary })),
    next: last !== undefined && rows.length > skipped + size ? positionOf(last) : null,
  };
}

function idOf(summary: string): string {
  const { id }: ClaimSummary = JSON.parse(summary);
  return id;
}

function filterOf({ languageCode, maxAgeDays, reviewPublisherSiteFilter: site }: Asked): ClaimFilter {
  const days = Math.min(maxAgeDays, MOST_DAYS);
  const since = new Date(Math.max(Date.now() - days * DAY_MS, Date.parse("0001-01-01T00:00:00.000Z")));
  return {
    ...NO_FILTER,
    // Regions are not considered: who asks for pt-PT reads pt-BR too.
    language: languageCode?.split(/[-_]/)[0],
    newsSince: days === 0 ? undefined : since.toISOString(),
    reviewSite: site === undefined ? undefined : (hostOf(site) ?? site),
  };
}
