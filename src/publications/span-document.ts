import * as z from "zod";
import { SPAN_ROLES, SPAN_STATES, STANCES } from "../vocabulary.ts";
import { articleSummarySchema } from "./article-document.ts";
import { codePoint, instant, partySchema } from "./document-parts.ts";

/** As it was accepted: positions are those in the text that `verification` names. */
const quoteSchema = z.strictObject({
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  start: codePoint,
  end: codePoint,
});

export const placementSchema = z.strictObject({
  snapshotSha256: z.string(),
  start: codePoint.nullable(),
  end: codePoint.nullable(),
  moved: z.boolean(),
  diff: z.array(
    z.strictObject({
      kind: z.string(),
      before: z.string(),
      after: z.string(),
      beside: z.enum(["before", "after"]).optional().meta({
        description: "On which side of the quote this changed; absent where it is in the quote itself",
      }),
    }),
  ),
  meaningMayHaveChanged: z.boolean(),
  surroundings: z.string().optional().meta({
    description: "Names what stands beside the quote now: equal as long as nothing there changes",
  }),
});
export type Placement = z.output<typeof placementSchema>;

export const spanSchema = z
  .strictObject({
    id: z.string(),
    role: z.enum(SPAN_ROLES),
    stance: z.enum(STANCES).nullable(),
    quote: quoteSchema,
    assertedBy: partySchema.extend({ claimantSide: z.boolean() }).nullable().meta({
      description: "Who says it in the article; null where the article says it itself",
    }),
    note: z.string().nullable(),
    link: z.string().nullable().meta({ description: "Opens the source at the quoted words" }),
    state: z.enum(SPAN_STATES),
    placement: placementSchema.nullable().meta({
      description: "Where and how the quote stands in the latest snapshot, where that is a later one",
    }),
    confirmation: z
      .strictObject({ by: z.string(), at: instant, note: z.string().nullable() })
      .nullable()
      .meta({
        description:
          "Who looked at what stands beside the quote now, and said that it still carries its claim",
      }),
    verification: z.strictObject({ by: z.string(), textSha256: z.string(), at: instant }),
    article: articleSummarySchema,
    createdAt: instant,
  })
  .meta({ id: "Span" });
export type SpanDocument = z.output<typeof spanSchema>;
