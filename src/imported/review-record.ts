import type { VerdictRecord } from "../db/records.ts";
import { normaliseUrl } from "../urls/normalise-url.ts";
import { blankVerdict } from "../verdicts/blank-verdict.ts";
import { REDACTED } from "../vocabulary.ts";
import type { ImportedReview } from "./imported-review.ts";

interface Recording {
  id: string;
  claimId: string;
  reviewKey: string;
  feed: string | null;
  /** When it came in: the day of a review whose publisher gives none. */
  now: string;
  /** What it was before, where it came in another edition. */
  before: VerdictRecord | null;
}

/** Why a review stands in the place of the one before. */
export const LATER_EDITION = "Its publisher gives it out otherwise than before.";

/** A review as the store has it: a verdict of another publisher. */
export function toVerdictRecord(
  review: ImportedReview,
  { id, claimId, reviewKey, feed, now, before }: Recording,
): VerdictRecord {
  const { claim, publisher, rating } = review;
  return {
    ...blankVerdict(id, claimId),
    label: review.label,
    headline: review.headline,
    ratingText: rating.text,
    ratingValue: rating.value,
    bestRating: rating.value === null ? null : 5,
    worstRating: rating.value === null ? null : 1,
    summary: review.summary,
    publisherName: publisher.name,
    publisherSite: publisher.site,
    issuedBy: publisher.name,
    issuedAt: review.issuedAt ?? before?.issuedAt ?? now,
    changeKind: before === null ? "initial" : "update",
    changeNote: before === null ? null : LATER_EDITION,
    supersedes: before?.id ?? null,
    claimText: claim.text,
    claimClaimantName: claim.claimant?.name ?? null,
    claimClaimantRole: claim.claimant?.role ?? null,
    claimClaimedOn: claim.claimedOn,
    reviewUrl: review.url,
    licence: review.licence,
    reviewKey,
    feed,
    carried: review.carried,
  };
}

/** What a review is to its readers; the rest is when and how it came in. */
const SAID = [
  "label",
  "headline",
  "ratingText",
  "ratingValue",
  "summary",
  "publisherName",
  "issuedAt",
  "claimText",
  "claimClaimantName",
  "claimClaimantRole",
  "claimClaimedOn",
  "licence",
] as const satisfies (keyof VerdictRecord)[];

/** Whether two records of a review say the same; another spelling of an address is none. */
export function saysTheSame(held: VerdictRecord, brought: VerdictRecord): boolean {
  return (
    SAID.every((field) => held[field] === brought[field]) &&
    sameAddress(held.publisherSite, brought.publisherSite) &&
    sameAddress(held.reviewUrl, brought.reviewUrl) &&
    (held.carried === brought.carried || withOneSpelling(held.carried) === withOneSpelling(brought.carried))
  );
}

/** Whether words of it were blanked by law: no later edition brings them back. */
export function isBlanked(held: VerdictRecord): boolean {
  const { claimText, claimClaimantName, ratingText, headline, summary, carried } = held;
  return [claimText, claimClaimantName, ratingText, headline, summary, carried].includes(REDACTED);
}

function sameAddress(a: string | null, b: string | null): boolean {
  return a === b || (a !== null && b !== null && oneSpelling(a) === oneSpelling(b));
}

function oneSpelling(text: string): string {
  if (!/^\s*https?:\/\//i.test(text)) return text;
  try {
    return normaliseUrl(text.trim());
  } catch {
    return text;
  }
}

/** The same JSON with members in order and addresses written one way. */
function withOneSpelling(json: string | null): string | null {
  if (json === null) return null;
  return JSON.stringify(JSON.parse(json), (_name, value: unknown) => {
    if (typeof value === "string") return oneSpelling(value);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  });
}
