import * as z from "zod";
import { pastSchema } from "../../publications/claim-as-of.ts";
import {
  claimDocument,
  claimMentionSchema,
  claimSummaryDocument,
} from "../../publications/claim-document.ts";
import { codePoint } from "../../publications/document-parts.ts";

// What the API promises to answer: the documents, and what an answer may add to them. Handlers send JSON from the
// database without checking it; tests hold every answer against these.

const noticeSchema = z.string().optional().meta({
  description: "What this service says of everything in it, as in `/v1/about`; absent where it says nothing",
});

export const claimSummarySchema = claimSummaryDocument
  .extend({
    notice: noticeSchema,
    past: pastSchema.optional().meta({ description: "With `asOf`: this is the past" }),
    score: z.number().min(0).max(1).optional().meta({
      description: "How well the claim answers `q`, as a share of how well the best one does",
    }),
    matched: z
      .array(z.strictObject({ start: codePoint, end: codePoint }))
      .optional()
      .meta({ description: "Where the text meets the query" }),
  })
  .meta({ id: "ClaimSummary" });

export const claimSchema = claimDocument
  .extend({
    notice: noticeSchema,
    past: pastSchema.optional().meta({ description: "With `asOf`: this is the past" }),
    hasUnpublishedChanges: z.boolean().optional().meta({ description: "With a key" }),
    possibleDuplicates: z
      .array(claimMentionSchema)
      .optional()
      .meta({ description: "Of a claim just created: claims that may say the same" }),
  })
  .meta({ id: "Claim" });

export const claimListSchema = z
  .strictObject({
    claims: z.array(claimSummarySchema),
    nextCursor: z.string().nullable(),
    total: z
      .int()
      .nonnegative()
      .optional()
      .meta({ description: "With `total=true`: how many there are; of a search 500 at most" }),
  })
  .meta({ id: "ClaimList" });
