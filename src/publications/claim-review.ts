import type { ClaimDocument } from "./claim-document.ts";

/** What has to be known of the house before its verdicts are given to search engines. */
export interface ReviewHouse {
  /** Where readers reach the service; no slash at the end. */
  url: string;
  publisher: { name: string; site: string | null };
  correctionsUrl: string | null;
  contact: string | null;
  isDemonstration: boolean;
}

type ReviewedClaim = Omit<ClaimDocument, "relations">;

/**
 * Why a claim is not given out as ClaimReview, or null where it is: only facts, with a verdict that a second person
 * let out, on quotes that stand, by a house that says how it corrects itself and how it is reached; never a
 * demonstration.
 */
export function withheldBecause({ kind, verdict }: ReviewedClaim, house: ReviewHouse): string | null {
  if (house.isDemonstration) return "demonstration";
  if (house.correctionsUrl === null || house.contact === null) return "house";
  if (kind !== "fact") return "statement";
  if (verdict === null || verdict.reviewedBy === null) return "not-reviewed";
  return verdict.receipts === "standing" ? null : "receipts";
}

/**
 * A verdict of ours as schema.org's ClaimReview (https://schema.org/ClaimReview), without members that would be null.
 * Null where the gate is shut. `ratingValue` is given only for labels that are a point on the scale.
 */
export function claimReview(claim: ReviewedClaim, house: ReviewHouse): Record<string, unknown> | null {
  const { verdict } = claim;
  if (verdict === null || withheldBecause(claim, house) !== null) return null;
  const quoted = new Map([...claim.appearances].map(({ article }) => [article.id, article]));
  const appearances = [...quoted.values()].flatMap(({ url, headline }) =>
    url === null ? [] : [present({ "@type": "CreativeWork", url, headline: headline ?? undefined })],
  );
  const rating = present({
    "@type": "Rating",
    ratingValue: verdict.ratingValue ?? undefined,
    bestRating: verdict.ratingValue === null ? undefined : (verdict.bestRating ?? undefined),
    worstRating: verdict.ratingValue === null ? undefined : (verdict.worstRating ?? undefined),
    alternateName: verdict.ratingText,
  });
  return present({
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "@id": `${house.url}${claim.page}`,
    url: `${house.url}${claim.page}`,
    claimReviewed: claim.text,
    inLanguage: claim.language,
    datePublished: verdict.issuedAt.slice(0, 10),
    reviewBody: verdict.headline,
    reviewRating: rating,
    author: present({
      "@type": "Organization",
      name: verdict.publisher.name,
      url: siteAddress(verdict.publisher.site) ?? house.url,
      correctionsPolicy: house.correctionsUrl ?? undefined,
    }),
    itemReviewed: present({
      "@type": "Claim",
      author:
        claim.claimant === null
          ? undefined
          : present({
              "@type": "Person",
              name: claim.claimant.name,
              jobTitle: claim.claimant.role ?? undefined,
            }),
      datePublished: claim.claimedOn ?? undefined,
      appearance: appearances.length === 0 ? undefined : appearances,
    }),
  });
}

/** Consumers report a null as invalid: what is not known is not said. */
function present(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

function siteAddress(site: string | null): string | null {
  if (site === null) return null;
  const url = URL.parse(site.includes("//") ? site : `https://${site}/`);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}
