import type { VerdictRecord } from "../db/records.ts";

/** What another publisher's review alone has, of a verdict that is none. */
export const NOT_IMPORTED = {
  reviewUrl: null,
  licence: null,
  reviewKey: null,
  feed: null,
  carried: null,
  withdrawnAt: null,
} as const;

/**
 * A verdict of which nothing is said yet: what replay begins with, and what another publisher's review leaves as it is. What
 * may not be null is something that no row has.
 */
export function blankVerdict(id: string, claimId: string): VerdictRecord {
  return {
    id,
    claimId,
    house: false,
    label: "unrated",
    headline: "",
    ratingText: null,
    ratingValue: null,
    bestRating: null,
    worstRating: null,
    summary: "",
    implied: null,
    searched: [],
    notSeen: [],
    notDecided: [],
    instead: null,
    reply: null,
    basisStrength: null,
    basisNote: null,
    rules: 1,
    method: "human",
    publisherName: "",
    publisherSite: null,
    issuedBy: "",
    issuerId: null,
    issuedAt: "",
    asOf: null,
    changeKind: "initial",
    changeNote: null,
    supersedes: null,
    claimText: "",
    claimClaimantName: null,
    claimClaimantRole: null,
    claimClaimedOn: null,
    ...NOT_IMPORTED,
    restsOn: [],
  };
}
