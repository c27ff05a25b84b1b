import type { ImportedReview } from "../../../imported/imported-review.ts";

const MIDNIGHT = "T00:00:00.000Z";

/**
 * A review as its publisher's ClaimReview, from what the store has of it; `carried` says what its publisher's own record has
 * otherwise (merge-patch.ts).
 */
export function presentImported(
  review: Omit<ImportedReview, "carried" | "language" | "urlKey" | "label">,
): Record<string, unknown> {
  const { claim, publisher, rating } = review;
  return present({
    "@type": "ClaimReview",
    url: review.url,
    datePublished: review.issuedAt === null ? null : dayOrInstant(review.issuedAt),
    sdLicense: review.licence,
    claimReviewed: claim.text,
    headline: review.headline === "" ? null : review.headline,
    reviewBody: review.summary === "" ? null : review.summary,
    author: present({ "@type": "Organization", name: publisher.name, url: publisher.site }),
    reviewRating: present({
      "@type": "Rating",
      ratingValue: rating.value,
      bestRating: rating.value === null ? null : 5,
      worstRating: rating.value === null ? null : 1,
      alternateName: rating.text,
    }),
    itemReviewed: claim.claimant === null && claim.claimedOn === null ? null : item(claim),
  });
}

function item({ claimant, claimedOn }: ImportedReview["claim"]): Record<string, unknown> {
  return present({
    "@type": "Claim",
    author:
      claimant === null ? null : present({ "@type": "Person", name: claimant.name, jobTitle: claimant.role }),
    datePublished: claimedOn,
  });
}

function dayOrInstant(instant: string): string {
  return instant.endsWith(MIDNIGHT) ? instant.slice(0, -MIDNIGHT.length) : instant;
}

function present(members: Record<string, unknown>): Record<string, unknown> {
  const said: Record<string, unknown> = {};
  for (const name in members) if (members[name] !== null) said[name] = members[name];
  return said;
}
