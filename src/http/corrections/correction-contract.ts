import * as z from "zod";
import { claimMentionSchema } from "../../publications/claim-document.ts";
import { instant } from "../../publications/document-parts.ts";
import { LABELS, VERDICT_CHANGES } from "../../vocabulary.ts";

export const correctionListSchema = z
  .strictObject({
    corrections: z.array(
      z
        .strictObject({
          at: instant.meta({ description: "When readers were first given the new verdict" }),
          claim: claimMentionSchema.meta({ description: "As it read then" }),
          before: z.enum(LABELS),
          after: z.enum(LABELS),
          kind: z.enum(VERDICT_CHANGES),
          note: z.string().nullable().meta({ description: "Why" }),
          headline: z.string().meta({ description: "Of the new verdict" }),
        })
        .meta({ id: "Correction" }),
    ),
    nextCursor: z.string().nullable(),
    total: z.int().nonnegative().optional().meta({ description: "With `total=true`: how many there are" }),
  })
  .meta({ id: "CorrectionList" });
