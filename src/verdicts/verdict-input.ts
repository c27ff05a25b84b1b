import * as z from "zod";
import { NOTE_LIMIT } from "../claims/claim-input.ts";
import { idPattern } from "../ids.ts";
import { day, line, words } from "../text-input.ts";
import { BASIS_STRENGTHS, HOUSE_LABELS, VERDICT_CHANGES } from "../vocabulary.ts";

/** Code points. */
export const HEADLINE_LIMIT = 140;
export const SUMMARY_LIMIT = 5000;
export const SEARCHED_LIMIT = 50;

export const newVerdict = z.strictObject({
  label: z.enum(HOUSE_LABELS),
  headline: line(HEADLINE_LIMIT),
  summary: words(SUMMARY_LIMIT),
  basis: z.strictObject({
    strength: z.enum(BASIS_STRENGTHS),
    note: words(NOTE_LIMIT).nullable().default(null),
  }),
  /** Span ids; without it, every receipt that the claim has for this label. */
  restsOn: z
    .array(z.string().regex(idPattern("span"), "must be the id of a span"))
    .max(100)
    .refine((ids) => new Set(ids).size === ids.length, { message: "must not name a span twice" })
    .optional(),
  implied: words(NOTE_LIMIT).nullable().default(null),
  searched: z.array(words(NOTE_LIMIT)).max(SEARCHED_LIMIT).default([]),
  asOf: day().nullable().default(null),
  change: z.strictObject({
    kind: z.enum(VERDICT_CHANGES),
    note: words(NOTE_LIMIT).nullable().default(null),
  }),
  ratingText: line(HEADLINE_LIMIT).nullable().default(null),
});
export type NewVerdict = z.output<typeof newVerdict>;
