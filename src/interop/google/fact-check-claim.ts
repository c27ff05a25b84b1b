import type { ClaimSummary, RelatedClaim } from "../../publications/claim-document.ts";
import { labelWords, wholeLabel } from "../../publications/label-words.ts";
import type { VerdictDocument } from "../../publications/verdict-document.ts";
import { WORDS } from "../../words/english.ts";

/** GoogleFactcheckingFactchecktoolsV1alpha1Claim, as far as there is something to say. */
export interface FactCheckClaim {
  text: string;
  claimant?: string;
  claimDate?: string;
  claimReview: FactCheckReview[];
}

interface FactCheckReview {
  publisher: { name: string; site?: string };
  url: string;
  title: string;
  reviewDate: string;
  textualRating: string;
  languageCode: string;
}

interface Given {
  claim: ClaimSummary;
  reviews: readonly VerdictDocument[];
  reported: readonly RelatedClaim[];
  /** Of the service, no slash at its end. */
  publicUrl: string;
}

/**
 * A claim with the house's verdict first and other publishers' reviews behind it. Whoever shows a rating shows the
 * title or nothing at all, so what limits a verdict stands in both: of a statement, that the label is on whether it was
 * said, and of a verdict whose sources changed, that they did.
 */
export function factCheckClaim({ claim, reviews, reported, publicUrl }: Given): FactCheckClaim {
  const house = claim.verdict === null ? [] : [houseReview(claim, claim.verdict, reported, publicUrl)];
  return {
    text: claim.text,
    ...(claim.claimant === null ? {} : { claimant: claim.claimant.name }),
    ...(claim.claimedOn === null ? {} : { claimDate: `${claim.claimedOn}T00:00:00Z` }),
    claimReview: [...house, ...reviews.map((review) => foreignReview(review, claim.language))],
  };
}

function houseReview(
  claim: ClaimSummary,
  verdict: VerdictDocument,
  reported: readonly RelatedClaim[],
  publicUrl: string,
): FactCheckReview {
  const sources = {
    standing: "",
    changed: ` (${WORDS.claim.changedTitle})`,
    gone: ` (${WORDS.claim.goneTitle})`,
  }[verdict.receipts];
  const rating = claim.kind === "statement" ? wholeLabel(claim, reported) : verdict.ratingText;
  return {
    publisher: publisherOf(verdict, new URL(publicUrl).host),
    url: `${publicUrl}${claim.page}`,
    title: `${labelWords(claim)}: ${verdict.headline}${sources}`,
    reviewDate: verdict.issuedAt,
    textualRating: `${rating}${sources}`,
    languageCode: claim.language,
  };
}

function foreignReview(review: VerdictDocument, language: string): FactCheckReview {
  return {
    publisher: publisherOf(review, null),
    url: review.reviewUrl ?? "",
    title: review.headline,
    reviewDate: review.issuedAt,
    textualRating: review.ratingText,
    languageCode: language,
  };
}

function publisherOf({ publisher }: VerdictDocument, host: string | null): FactCheckReview["publisher"] {
  const site = hostOf(publisher.site) ?? host;
  return { name: publisher.name, ...(site === null ? {} : { site }) };
}

/** Clients compare sites by host. */
export function hostOf(site: string | null): string | null {
  if (site === null) return null;
  const url = URL.parse(site.includes("//") ? site : `https://${site}/`);
  return url === null || url.host === "" ? null : url.host.replace(/^www\./, "");
}
