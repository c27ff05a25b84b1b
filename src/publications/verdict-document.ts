import * as z from "zod";
import { BASIS_STRENGTHS, LABELS, RECEIPT_STATES, VERDICT_CHANGES, VERDICT_METHODS } from "../vocabulary.ts";
import { day, instant, publisherSchema } from "./document-parts.ts";

const replySchema = z.strictObject({
  asked: z.boolean(),
  on: day.nullable(),
  deadline: day.nullable(),
  answer: z.string().nullable(),
  whyNotAsked: z.string().nullable(),
});

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
    notSeen: z.array(z.string()).meta({ description: "What would settle it and was not seen" }),
    notDecided: z.array(z.string()).meta({ description: "What the verdict leaves open" }),
    instead: z
      .string()
      .nullable()
      .meta({ description: "Of a refuted claim: what is so instead, or that it is not known" }),
    reply: replySchema
      .nullable()
      .meta({ description: "Whether those whom the claim is about were asked, and what they said" }),
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
    licence: z
      .string()
      .nullable()
      .meta({ description: "Of another publisher's review: the licence under which it is given out" }),
  })
  .meta({ id: "Verdict" });
export type VerdictDocument = z.output<typeof verdictSchema>;
