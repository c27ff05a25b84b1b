import type { Database } from "../../../db/database.ts";
import { readShownReviews } from "../../../db/queries/imported-reviews.ts";
import type { VerdictRecord } from "../../../db/records.ts";
import { REDACTED } from "../../../vocabulary.ts";
import { carriedAveritec } from "../../averitec/averitec-record.ts";
import { applyPatch } from "./merge-patch.ts";
import { presentImported } from "./present-imported.ts";

const ROWS = 500;

/**
 * Other publishers' reviews as they give them out, as the text of one DataFeed, in parts: a line an item. What an import of it
 * finds is what is here.
 */
export async function* exportImported(db: Database): AsyncGenerator<string> {
  yield '{"@context":"https://schema.org","@type":"DataFeed","dataFeedElement":[\n';
  let separator = "";
  for (let after = ""; ; ) {
    const reviews = await readShownReviews(db, after, ROWS);
    for (const review of reviews) {
      // What came in as something else is given out as that (src/interop/averitec).
      if (review.claimText === REDACTED || carriedAveritec(review.carried) !== null) continue;
      yield `${separator}${JSON.stringify({ "@type": "DataFeedItem", item: recordOf(review) })}`;
      separator = ",\n";
    }
    const last = reviews.at(-1);
    if (!last?.reviewKey || reviews.length < ROWS) break;
    after = last.reviewKey;
  }
  yield "\n]}\n";
}

/** The record that its publisher gave out. */
export function recordOf(review: VerdictRecord): unknown {
  const composed = presentImported({
    claim: {
      text: review.claimText,
      claimant:
        review.claimClaimantName === null
          ? null
          : { name: review.claimClaimantName, role: review.claimClaimantRole },
      claimedOn: review.claimClaimedOn,
    },
    publisher: { name: review.publisherName, site: review.publisherSite },
    url: review.reviewUrl,
    issuedAt: review.issuedAt,
    licence: review.licence,
    rating: { text: review.ratingText, value: review.ratingValue },
    headline: review.headline,
    summary: review.summary,
  });
  if (review.carried === null || review.carried === REDACTED) return composed;
  const carried: unknown = JSON.parse(review.carried);
  return applyPatch(composed, carried);
}
