import * as z from "zod";
import { NOTE_LIMIT } from "../claims/claim-input.ts";
import { idPattern } from "../ids.ts";
import { day, line, words } from "../text-input.ts";
import { BASIS_STRENGTHS, HOUSE_LABELS, VERDICT_CHANGES } from "../vocabulary.ts";

/** Code points. */
export const HEADLINE_LIMIT = 140;
export const SUMMARY_LIMIT = 5000;
export const SEARCHED_LIMIT = 50;

/** Whether those whom the claim is about were asked, when, by when they could answer, and what they said. */
export const reply = z
  .strictObject({
    asked: z
      .boolean()
      .optional()
      .meta({ description: "Follows from `on` and `answer` where it is left out" }),
    on: day().nullable().default(null).meta({ description: "The day on which they were asked" }),
    deadline: day().nullable().default(null).meta({ description: "The day by which they could answer" }),
    answer: words(SUMMARY_LIMIT).nullable().default(null).meta({ description: "What they said" }),
    whyNotAsked: words(NOTE_LIMIT)
      .nullable()
      .default(null)
      .meta({ description: "Of those who were not asked: why; it is needed then" }),
  })
  .transform(({ asked, ...rest }) => ({
    asked: asked ?? (rest.on !== null || rest.answer !== null),
    ...rest,
  }))
  .refine(({ asked, on }) => !asked || on !== null, {
    path: ["on"],
    message: "must say on which day they were asked",
  })
  .refine(
    ({ asked, answer, deadline, on }) => asked || (answer === null && deadline === null && on === null),
    {
      path: ["asked"],
      message: "must be true where there is a day, a deadline or an answer",
    },
  )
  .refine(({ asked, whyNotAsked }) => asked || whyNotAsked !== null, {
    path: ["whyNotAsked"],
    message: "must say why they were not asked",
  })
  .refine(({ on, deadline }) => on === null || deadline === null || on <= deadline, {
    path: ["deadline"],
    message: "must not be before the day on which they were asked",
  });

export const newVerdict = z.strictObject({
  label: z.enum(HOUSE_LABELS).meta({ description: "The verdict, in a word" }),
  headline: line(HEADLINE_LIMIT).meta({ description: "The verdict, in a sentence" }),
  summary: words(SUMMARY_LIMIT).meta({ description: "Why: what the quotes show, and what they do not" }),
  basis: z
    .strictObject({
      strength: z
        .enum(BASIS_STRENGTHS)
        .meta({ description: "What the receipts are worth, the same ladder whichever way the verdict goes" }),
      note: words(NOTE_LIMIT).nullable().default(null).meta({ description: "Why they are worth that" }),
    })
    .meta({ description: "What the verdict rests on" }),
  restsOn: z
    .array(z.string().regex(idPattern("span"), "must be the id of a span"))
    .max(100)
    .refine((ids) => new Set(ids).size === ids.length, { message: "must not name a span twice" })
    .optional()
    .meta({
      description: "Ids of quotes, none twice; without it, every receipt that the claim has for this label",
      uniqueItems: true,
    }),
  implied: words(NOTE_LIMIT)
    .nullable()
    .default(null)
    .meta({ description: "What a misleading claim makes people believe" }),
  searched: z
    .array(words(NOTE_LIMIT))
    .max(SEARCHED_LIMIT)
    .default([])
    .meta({ description: "Where was looked for evidence" }),
  notSeen: z.array(words(NOTE_LIMIT)).max(SEARCHED_LIMIT).default([]).meta({
    description:
      "What would settle it and was not seen; a verdict that rests on one report needs it to be published",
  }),
  notDecided: z
    .array(words(NOTE_LIMIT))
    .max(SEARCHED_LIMIT)
    .default([])
    .meta({ description: "What the verdict leaves open" }),
  instead: words(NOTE_LIMIT)
    .nullable()
    .default(null)
    .meta({ description: "Of a refuted claim: what is so instead, or that it is not known" }),
  reply: reply
    .nullable()
    .default(null)
    .meta({ description: "Whether those whom the claim is about were asked, and what they said" }),
  asOf: day().nullable().default(null).meta({ description: "The day of which the verdict speaks" }),
  change: z
    .strictObject({
      kind: z.enum(VERDICT_CHANGES).meta({
        description:
          "`initial`: the first; `correction`: we were wrong; `update`: the world moved; `clarification`: we say it better",
      }),
      note: words(NOTE_LIMIT)
        .nullable()
        .default(null)
        .meta({ description: "What changed and why; a correction of a published verdict needs it" }),
    })
    .meta({ description: "Why it replaces the verdict before it" }),
  ratingText: line(HEADLINE_LIMIT)
    .nullable()
    .default(null)
    .meta({ description: "The verdict in the house's own word, where that is another than the label" }),
});
export type NewVerdict = z.output<typeof newVerdict>;
