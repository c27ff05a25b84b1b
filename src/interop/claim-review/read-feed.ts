import { Hono } from "hono";
import { listReviews } from "../../db/queries/review-feed.ts";
import { decodeCursor, encodeCursor, listName } from "../../http/cursor.ts";
import { entityTag, shownTag } from "../../http/entity-tag.ts";
import type { Environment } from "../../http/environment.ts";
import { OPEN_HEADERS } from "../../http/pipelines/cross-origin.ts";
import { ProblemError } from "../../http/problems.ts";
import { answerTagged } from "../../http/tagged-answer.ts";
import { missingSettings, reviewHouse, reviewItem } from "./review-item.ts";

const ITEMS = 100;
const LIST = listName("claim-reviews", {});
const PATH = "/feeds/claimreview.json";

/**
 * Our verdicts as schema.org's DataFeed of ClaimReview, those that changed last first; what is no longer given out stays
 * in it as deleted. The next page is in `Link` (RFC 8288).
 */
export const claimReviewFeed = new Hono<Environment>().get(PATH, async (c) => {
  const config = c.get("config");
  const house = reviewHouse(config);
  if (house.isDemonstration) {
    throw new ProblemError("not-found", "A demonstration gives out no reviews.");
  }
  const missing = missingSettings(house);
  if (missing.length > 0) {
    throw new ProblemError(
      "not-found",
      `No reviews are given out without a way to correct them: ${missing.join(" and ")} must be set.`,
    );
  }
  const after = decodeCursor(c.req.query("cursor"), LIST);
  const from = after === null ? null : Number(after.at);
  const rows = await listReviews(
    c.get("db"),
    after === null || from === null ? null : { from, last: after.seq },
    ITEMS + 1,
  );
  const page = rows.slice(0, ITEMS);
  const last = page.at(-1);
  const next =
    last === undefined || rows.length === page.length
      ? null
      : `${config.publicUrl}${PATH}?cursor=${encodeCursor({ sort: LIST, at: from ?? page[0]?.seq ?? 0, seq: last.seq })}`;
  const tag = shownTag("fr", [...page.map(({ version }) => version), next]);
  return answerTagged(c, {
    tag: entityTag(c, tag),
    headers: {
      ...OPEN_HEADERS,
      "content-type": "application/ld+json",
      ...(next === null ? {} : { link: `<${next}>; rel="next"` }),
    },
    text: () =>
      JSON.stringify({
        "@context": "https://schema.org",
        "@type": "DataFeed",
        ...(page[0] === undefined ? {} : { dateModified: page[0].changedAt }),
        dataFeedElement: page.map((row) => reviewItem(row, house)),
      }),
  });
});
