import type {
  ArticleRecord,
  ClaimAggregate,
  ClaimRecord,
  SpanRecord,
  VerdictRecord,
} from "../../src/db/records.ts";
import { blankVerdict } from "../../src/verdicts/blank-verdict.ts";
import { VERDICT_RULES } from "../../src/verdicts/unmet-rules.ts";

const AT = "2026-11-21T12:00:00.000Z";

export function articleRecord(over: Partial<ArticleRecord> = {}): ArticleRecord {
  return {
    id: "art_a",
    slug: "report",
    url: "https://news.example/report",
    urn: null,
    headline: "Report",
    descriptiveHeadline: null,
    author: null,
    publisherName: null,
    publisherSite: null,
    publishedOn: null,
    language: "en",
    genre: "news",
    genreNote: null,
    access: "unknown",
    lastCheckedAt: null,
    textLength: null,
    version: 1,
    mergedInto: null,
    createdAt: AT,
    createdBy: "edt_a",
    updatedAt: AT,
    ...over,
  };
}

export function claimRecord(over: Partial<ClaimRecord> = {}): ClaimRecord {
  return {
    id: "clm_a",
    slug: "the-arrest-was-arbitrary",
    text: "The arrest was arbitrary.",
    kind: "fact",
    claimantName: null,
    claimantRole: null,
    claimedOn: null,
    language: "en",
    status: "draft",
    statusReason: null,
    about: [],
    replacedBy: null,
    merged: false,
    version: 3,
    verdictId: null,
    publishedCount: 0,
    firstPublishedAt: null,
    createdAt: AT,
    createdBy: "edt_a",
    updatedAt: AT,
    topics: [],
    relations: [],
    ...over,
  };
}

export function spanRecord(over: Partial<SpanRecord> = {}): SpanRecord {
  return {
    id: "spn_a",
    claimId: "clm_a",
    articleId: "art_a",
    role: "supports",
    stance: null,
    exact: "a final removal order",
    prefix: "",
    suffix: "",
    start: 0,
    end: 21,
    assertedByName: null,
    assertedByRole: null,
    claimantSide: false,
    note: null,
    textSha256: "a".repeat(64),
    verifiedBy: "Mercy",
    verifiedAt: AT,
    state: "verified",
    placement: null,
    confirmation: null,
    copiedFrom: null,
    annotation: null,
    retractedAt: null,
    retractedReason: null,
    createdAt: AT,
    createdBy: "edt_a",
    ...over,
  };
}

export function verdictRecord(over: Partial<VerdictRecord> = {}): VerdictRecord {
  return {
    ...blankVerdict("ver_a", "clm_a"),
    house: true,
    label: "supported",
    headline: "It is so.",
    summary: "The document says so.",
    basisStrength: "document",
    rules: VERDICT_RULES,
    publisherName: "Verbatim",
    issuedBy: "Mercy",
    issuerId: "edt_a",
    issuedAt: AT,
    claimText: "The arrest was arbitrary.",
    ...over,
  };
}

export function claimAggregate(over: Partial<ClaimAggregate> = {}): ClaimAggregate {
  return {
    seq: 1,
    claim: claimRecord(),
    spans: [],
    verdicts: [],
    articles: new Map([["art_a", articleRecord()]]),
    targets: new Map(),
    current: null,
    past: { verdictIds: [], last: null },
    ...over,
  };
}
