import * as z from "zod";
import { instant, orNull } from "../../publications/document-parts.ts";
import { placementSchema } from "../../publications/span-document.ts";
import { CLAIM_KINDS, CLAIM_STATUSES, LABELS, REVIEW_REASONS, SPAN_STATES } from "../../vocabulary.ts";
import { inboxItemSchema } from "../inbox/inbox-contract.ts";
import { personSchema } from "./work-contract.ts";

const queueClaim = z
  .strictObject({
    id: z.string(),
    slug: z.string(),
    text: z.string(),
    kind: z.enum(CLAIM_KINDS),
    language: z.string(),
    status: z.enum(CLAIM_STATUSES),
    version: z.int(),
    quoteCount: z.int().nonnegative(),
    verdict: z
      .strictObject({
        label: z.enum(LABELS),
        headline: z.string(),
        issuedBy: z.string(),
        issuedAt: instant,
      })
      .nullable()
      .meta({ description: "Of the working copy" }),
    onIt: z.strictObject({ editor: personSchema, since: instant }).nullable(),
    returned: z
      .strictObject({ by: personSchema, at: instant, reason: z.string().nullable() })
      .nullable()
      .meta({ description: "Why its verdict was sent back" }),
  })
  .meta({ id: "QueueClaim" });

const count = z.strictObject({ all: z.int().nonnegative(), mine: z.int().nonnegative() });

export const queueSchema = z
  .strictObject({
    entries: z.array(
      z
        .strictObject({
          reason: z.enum(REVIEW_REASONS).meta({ description: "Why it waits" }),
          at: z.string().meta({
            description: "Since when; of what readers sent, the day by which somebody was to have looked",
          }),
          isMine: z.boolean().meta({ description: "You said that you are on it, or judged it, or began it" }),
          isOverdue: z.boolean(),
          claim: orNull(queueClaim),
          other: orNull(queueClaim).meta({
            description: "Of a `duplicate` the other claim; of one that was `overtaken`, what overtook it",
          }),
          quotes: z
            .array(
              z.strictObject({
                span: z.string(),
                exact: z.string(),
                state: z.enum(SPAN_STATES),
                diff: placementSchema.shape.diff,
                article: z.strictObject({
                  id: z.string(),
                  slug: z.string(),
                  headline: z.string().nullable(),
                }),
              }),
            )
            .meta({ description: "Of `receipts`: those that no longer stand" }),
          item: orNull(inboxItemSchema).meta({ description: "Of a `report` or `request`" }),
        })
        .meta({ id: "QueueEntry" }),
    ),
    counts: z
      .strictObject({
        returned: count,
        receipts: count,
        report: count,
        second_editor: count,
        under_review: count,
        overtaken: count,
        duplicate: count,
        draft: count,
        request: count,
      })
      .meta({ description: "Of everything that waits, whatever was asked for" }),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: "Queue" });
