import * as z from "zod";
import type {
  ClaimDocument,
  ClaimSummary,
  SpanDocument,
  VerdictDocument,
} from "../../publications/claim-document.ts";
import {
  BASIS_STRENGTHS,
  CLAIM_KINDS,
  CLAIM_STATUSES,
  GENRES,
  LABELS,
  RECEIPT_STATES,
  RELATION_KINDS,
  SPAN_ROLES,
  SPAN_STATES,
  STANCES,
  VERDICT_CHANGES,
  VERDICT_METHODS,
} from "../../vocabulary.ts";

// What the API promises to answer. Handlers send JSON from the database without checking it; tests hold every
// answer against these.

const instant = z.string().meta({ format: "date-time" });
const day = z.string().meta({ format: "date" });
const codePoint = z.int().nonnegative().meta({ description: "Unicode code points" });

export const partySchema = z.strictObject({ name: z.string(), role: z.string().nullable() });
export const publisherSchema = z.strictObject({ name: z.string(), site: z.string().nullable() });

export const articleSummarySchema = z
  .strictObject({
    id: z.string(),
    slug: z.string(),
    page: z.url(),
    url: z.string().nullable(),
    urn: z.string().nullable(),
    headline: z.string().nullable(),
    descriptiveHeadline: z
      .string()
      .nullable()
      .meta({ description: "Ours, where the source has no headline" }),
    author: z.string().nullable(),
    publisher: publisherSchema.nullable(),
    publishedOn: day.nullable(),
    language: z.string().nullable(),
    genre: z.enum(GENRES),
    genreNote: z.string().nullable(),
  })
  .meta({ id: "ArticleSummary" });

const difference = z.strictObject({ kind: z.string(), before: z.string(), after: z.string() });

export const spanSchema = z
  .strictObject({
    id: z.string(),
    role: z.enum(SPAN_ROLES),
    stance: z.enum(STANCES).nullable(),
    quote: z.strictObject({
      exact: z.string(),
      prefix: z.string(),
      suffix: z.string(),
      start: codePoint,
      end: codePoint,
    }),
    assertedBy: partySchema.extend({ claimantSide: z.boolean() }).nullable().meta({
      description: "Who says it in the article; null where the article says it itself",
    }),
    note: z.string().nullable(),
    link: z.string().nullable().meta({ description: "Opens the source at the quoted words" }),
    state: z.enum(SPAN_STATES),
    placement: z
      .strictObject({
        snapshotSha256: z.string(),
        start: codePoint.nullable(),
        end: codePoint.nullable(),
        moved: z.boolean(),
        diff: z.array(difference),
        meaningMayHaveChanged: z.boolean(),
      })
      .nullable()
      .meta({
        description: "Where and how the quote stands in the latest snapshot, where that is a later one",
      }),
    verification: z.strictObject({ by: z.string(), textSha256: z.string(), at: instant }),
    article: articleSummarySchema,
    createdAt: instant,
  })
  .meta({ id: "Span" });

export const verdictSchema = z
  .strictObject({
    id: z.string(),
    label: z.enum(LABELS),
    headline: z.string(),
    ratingText: z.string(),
    ratingValue: z.number().nullable(),
    bestRating: z.number().nullable(),
    worstRating: z.number().nullable(),
    summary: z.string(),
    implied: z.string().nullable(),
    searched: z.array(z.string()),
    basis: z.strictObject({ strength: z.enum(BASIS_STRENGTHS), note: z.string().nullable() }).nullable(),
    method: z.enum(VERDICT_METHODS),
    publisher: publisherSchema,
    issuedBy: z.string(),
    reviewedBy: z
      .string()
      .nullable()
      .meta({ description: "Who let it out to readers, where that is not who issued it" }),
    issuedAt: instant,
    asOf: day.nullable(),
    change: z.strictObject({ kind: z.enum(VERDICT_CHANGES), note: z.string().nullable() }),
    supersedes: z.string().nullable(),
    restsOn: z.array(z.string()),
    receipts: z.enum(RECEIPT_STATES),
    claimText: z.string(),
    reviewUrl: z.string().nullable(),
  })
  .meta({ id: "Verdict" });

const summaryShape = {
  id: z.string(),
  slug: z.string(),
  page: z.url(),
  text: z.string(),
  kind: z.enum(CLAIM_KINDS),
  claimant: partySchema.nullable(),
  claimedOn: day.nullable(),
  language: z.string(),
  topics: z.array(z.string()),
  status: z.enum(CLAIM_STATUSES),
  version: z.int().positive(),
  publishedAt: instant.nullable(),
  updatedAt: instant,
  overtaken: z
    .strictObject({ claim: z.string(), on: day.nullable(), note: z.string().nullable() })
    .nullable()
    .meta({ description: "What was so when it was said, and no longer is: by which claim" }),
  verdict: verdictSchema.nullable(),
  evidenceCount: z.int().nonnegative(),
  contextCount: z.int().nonnegative(),
  articleCount: z.int().nonnegative(),
  independentSources: z.int().nonnegative(),
};

export const claimSummarySchema = z
  .strictObject({
    ...summaryShape,
    score: z.number().min(0).max(1).optional().meta({
      description: "How well the claim answers `q`, as a share of how well the best one does",
    }),
    matched: z
      .array(z.strictObject({ start: codePoint, end: codePoint }))
      .optional()
      .meta({
        description: "Where the text meets the query",
      }),
  })
  .meta({ id: "ClaimSummary" });

export const relationSchema = z.strictObject({
  kind: z.enum(RELATION_KINDS),
  claim: z.strictObject({ id: z.string(), slug: z.string(), page: z.url(), text: z.string() }),
  on: day.nullable(),
  note: z.string().nullable(),
});

export const claimSchema = z
  .strictObject({
    ...summaryShape,
    evidence: z.array(spanSchema),
    appearances: z.array(spanSchema),
    sources: z.array(
      z.strictObject({
        article: articleSummarySchema,
        supports: z.int().nonnegative(),
        refutes: z.int().nonnegative(),
        context: z.int().nonnegative(),
        spans: z.array(z.string()),
      }),
    ),
    reviews: z.array(verdictSchema),
    relations: z.array(relationSchema),
    hasUnpublishedChanges: z.boolean().optional().meta({ description: "With a key" }),
    possibleDuplicates: z
      .array(z.strictObject({ id: z.string(), slug: z.string(), page: z.url(), text: z.string() }))
      .optional()
      .meta({ description: "Of a claim just created: claims that may say the same" }),
  })
  .meta({ id: "Claim" });

export const claimListSchema = z
  .strictObject({ claims: z.array(claimSummarySchema), nextCursor: z.string().nullable() })
  .meta({ id: "ClaimList" });

export const pageAnnotationsSchema = z
  .strictObject({
    url: z.string(),
    article: articleSummarySchema.nullable(),
    claims: z.array(claimSummarySchema),
    spans: z.array(spanSchema.extend({ claim: z.string() })),
  })
  .meta({ id: "PageAnnotations" });

// The contract and the types that documents are composed from say the same.
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
const _agreement: [
  Same<z.output<typeof verdictSchema>, VerdictDocument>,
  Same<z.output<typeof spanSchema>, SpanDocument>,
  Omit<ClaimSummary, never> extends z.output<typeof claimSummarySchema> ? true : false,
  ClaimDocument extends z.output<typeof claimSchema> ? true : false,
] = [true, true, true, true];
void _agreement;
