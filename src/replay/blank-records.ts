import type { ArticleRecord, ClaimRecord, SpanRecord } from "../db/records.ts";

// What a subject is before its first event: events leave out what is null, so null is where every field that may
// be null begins. What may not be null begins as something that no row has, and shows as a difference if no event
// gives it a value.

export function blankClaim(id: string): ClaimRecord {
  return {
    id,
    slug: "",
    text: "",
    kind: "fact",
    claimantName: null,
    claimantRole: null,
    claimedOn: null,
    language: "",
    status: "draft",
    statusReason: null,
    about: [],
    replacedBy: null,
    merged: false,
    version: 0,
    verdictId: null,
    publishedCount: 0,
    firstPublishedAt: null,
    createdAt: "",
    createdBy: "",
    updatedAt: "",
    topics: [],
    relations: [],
  };
}

export function blankSpan(id: string, claimId: string): SpanRecord {
  return {
    id,
    claimId,
    articleId: "",
    role: "context",
    stance: null,
    exact: "",
    prefix: "",
    suffix: "",
    start: -1,
    end: -1,
    assertedByName: null,
    assertedByRole: null,
    claimantSide: false,
    note: null,
    textSha256: "",
    verifiedBy: "",
    verifiedAt: "",
    state: "verified",
    placement: null,
    confirmation: null,
    copiedFrom: null,
    annotation: null,
    retractedAt: null,
    retractedReason: null,
    createdAt: "",
    createdBy: "",
  };
}

export function blankArticle(id: string): ArticleRecord {
  return {
    id,
    slug: "",
    url: null,
    urn: null,
    headline: null,
    descriptiveHeadline: null,
    author: null,
    publisherName: null,
    publisherSite: null,
    publishedOn: null,
    language: null,
    genre: "unknown",
    genreNote: null,
    access: "unknown",
    lastCheckedAt: null,
    textLength: null,
    version: 0,
    mergedInto: null,
    createdAt: "",
    createdBy: "",
    updatedAt: "",
  };
}
