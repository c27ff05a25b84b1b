import * as z from "zod";
import { ABOUT_KINDS, CLAIM_KINDS, CLAIM_STATUSES, LABELS, RELATION_KINDS } from "../vocabulary.ts";
import { articleSummarySchema } from "./article-document.ts";
import { day, instant, orNull, partySchema } from "./document-parts.ts";
import { spanSchema } from "./span-document.ts";
import { verdictSchema } from "./verdict-document.ts";

// The shapes that readers get, as they are stored. `page` holds a path; the HTTP layer puts PUBLIC_URL in front, so
// that a stored publication does not depend on where the service stands.

/** A claim as lists show it. */
export const claimSummaryDocument = z.strictObject({
  id: z.string(),
  slug: z.string(),
  page: z.url(),
  text: z.string(),
  kind: z.enum(CLAIM_KINDS),
  claimant: partySchema.nullable(),
  claimedOn: day.nullable(),
  language: z.string(),
  topics: z.array(z.string()),
  about: z
    .array(z.strictObject({ name: z.string(), kind: z.enum(ABOUT_KINDS), publicFigure: z.boolean() }))
    .meta({ description: "Whom or what the claim is about" }),
  reworded: z
    .strictObject({ on: instant, before: z.string() })
    .nullable()
    .meta({ description: "When readers last got it in other words than before, and what those were" }),
  status: z.enum(CLAIM_STATUSES),
  version: z.int().positive(),
  publishedAt: instant.nullable(),
  updatedAt: instant,
  overtaken: z
    .strictObject({ claim: z.string(), on: day.nullable(), note: z.string().nullable() })
    .nullable()
    .meta({ description: "What was so when it was said, and no longer is: by which claim" }),
  verdict: orNull(verdictSchema),
  evidenceCount: z.int().nonnegative(),
  contextCount: z.int().nonnegative(),
  articleCount: z.int().nonnegative(),
  independentSources: z.int().nonnegative(),
});
export type ClaimSummary = z.output<typeof claimSummaryDocument>;

const sourceSchema = z.strictObject({
  article: articleSummarySchema,
  supports: z.int().nonnegative(),
  refutes: z.int().nonnegative(),
  context: z.int().nonnegative(),
  spans: z.array(z.string()),
});
export type Source = z.output<typeof sourceSchema>;

/** Another claim, as far as one that names it shows it. */
export const claimMentionSchema = z.strictObject({
  id: z.string(),
  slug: z.string(),
  page: z.url(),
  text: z.string(),
});

/** Another claim beside one that it is related to: enough to say what was found, without opening it. */
const relatedClaimSchema = claimMentionSchema.extend({
  label: z.enum(LABELS).nullable(),
  headline: z.string().nullable(),
});
export type RelatedClaim = z.output<typeof relatedClaimSchema>;

const relationSchema = z.strictObject({
  kind: z.enum(RELATION_KINDS),
  claim: claimMentionSchema,
  on: day.nullable(),
  note: z.string().nullable(),
});
export type RelationDocument = z.output<typeof relationSchema>;

/** What a claim's own page adds to its summary. */
const claimDetailsDocument = z.strictObject({
  evidence: z.array(spanSchema),
  appearances: z.array(spanSchema),
  sources: z.array(sourceSchema),
  reviews: z.array(verdictSchema),
  relations: z.array(relationSchema),
});
export type ClaimDetails = z.output<typeof claimDetailsDocument>;

export const claimDocument = claimSummaryDocument.extend(claimDetailsDocument.shape);
export type ClaimDocument = z.output<typeof claimDocument>;
