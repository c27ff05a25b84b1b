import type { Config } from "../../config.ts";
import type { ReviewRow } from "../../db/queries/review-feed.ts";
import type { ClaimDetails, ClaimSummary } from "../../publications/claim-document.ts";
import { claimReview, type ReviewHouse } from "../../publications/claim-review.ts";
import { claimPage } from "../../publications/compose-claim.ts";

export function reviewHouse({ publicUrl, policy, correctionsUrl, contact, notice }: Config): ReviewHouse {
  return {
    url: publicUrl,
    publisher: { name: policy.publisherName, site: policy.publisherSite },
    correctionsUrl,
    contact,
    isDemonstration: notice !== null,
  };
}

/** Settings without which a house gives out no ClaimReview, of those that are missing. */
export function missingSettings({ correctionsUrl, contact }: ReviewHouse): string[] {
  return [...(correctionsUrl === null ? ["CORRECTIONS_URL"] : []), ...(contact === null ? ["CONTACT"] : [])];
}

/**
 * A DataFeedItem (https://schema.org/DataFeedItem): a review as its page has it, or, where it is not given out, or no
 * longer, which one it was and since when. What was taken back is not told again in the telling.
 */
export function reviewItem(row: ReviewRow, house: ReviewHouse): Record<string, unknown> {
  const review =
    row.summary === null || row.details === null ? null : reviewOf(row.summary, row.details, house);
  if (review !== null) {
    const { "@context": _context, ...item } = review;
    return { "@type": "DataFeedItem", dateModified: row.changedAt, item };
  }
  const url = `${house.url}${claimPage(row.slug)}`;
  return {
    "@type": "DataFeedItem",
    dateDeleted: row.changedAt,
    item: { "@type": "ClaimReview", "@id": url, url },
  };
}

function reviewOf(summary: string, details: string, house: ReviewHouse): Record<string, unknown> | null {
  const claim: ClaimSummary = JSON.parse(summary);
  const rest: ClaimDetails = JSON.parse(details);
  return claimReview({ ...claim, ...rest }, house);
}
