import * as z from "zod";
import { articleText } from "../articles/article-input.ts";
import { NAME_LIMIT, NOTE_LIMIT, reason } from "../claims/claim-input.ts";
import { namedAlone } from "../input-messages.ts";
import { boundedText, keptWords, line, name, words } from "../text-input.ts";
import { SPAN_ROLES, STANCES } from "../vocabulary.ts";

/** Code points. */
export const QUOTE_LIMIT = 1000;
export const CONTEXT_LIMIT = 200;

export const quoteInput = z.strictObject({
  exact: keptWords(QUOTE_LIMIT).meta({ description: "The article's own words, character for character" }),
  prefix: boundedText(CONTEXT_LIMIT)
    .optional()
    .meta({ description: "What stands before them; tells one place from another" }),
  suffix: boundedText(CONTEXT_LIMIT)
    .optional()
    .meta({ description: "What stands behind them; tells one place from another" }),
});

export const assertedByInput = z.strictObject(
  {
    name: name(NAME_LIMIT).meta({ description: "As readers see it" }),
    role: line(NAME_LIMIT).nullable().default(null).meta({ description: "What they are, such as an office" }),
    claimantSide: z.boolean().default(false).meta({
      description: "Speaks for the claimant: what they say in support of a fact is no receipt",
    }),
  },
  { error: namedAlone },
);

const checkedParts = {
  quote: quoteInput.meta({ description: "Which words, and where they stand" }),
  accept: z.literal("nearest").optional().meta({
    description:
      "Where the quote differs from the article in typography alone, or cuts a word, the article's own words are taken",
  }),
  text: articleText
    .optional()
    .meta({ description: "The article's text, where the service does not hold it" }),
};

/** A quote before anything is said of it: is it word for word in the article? */
export const quoteToCheck = z.strictObject(checkedParts);
export type QuoteToCheck = z.output<typeof quoteToCheck>;

export const newSpan = z
  .strictObject({
    article: words(8192).meta({ description: "Id, slug, URL or urn of the article" }),
    role: z.enum(SPAN_ROLES).meta({
      description:
        "What the quote does for the claim: `appearance`, where the claim is made; the others are evidence",
    }),
    ...checkedParts,
    assertedBy: assertedByInput.nullable().default(null).meta({ description: "Who says the quoted words" }),
    stance: z.enum(STANCES).nullable().default(null).meta({
      description:
        "What an appearance has and evidence has not: whether the article makes the claim its own (`asserts`), tells that somebody makes it (`reports`) or argues against it (`disputes`)",
    }),
    note: words(NOTE_LIMIT).nullable().default(null).meta({ description: "What readers should know of it" }),
  })
  .superRefine((span, context) => {
    if ((span.role === "appearance") !== (span.stance !== null)) {
      context.addIssue({
        code: "custom",
        path: ["stance"],
        message: "is what an appearance has (asserts, reports or disputes) and evidence has not",
      });
    }
  })
  .meta({
    oneOf: [
      {
        properties: { role: { const: "appearance" }, stance: { enum: [...STANCES] } },
        required: ["stance"],
      },
      {
        properties: {
          role: { enum: SPAN_ROLES.filter((role) => role !== "appearance") },
          stance: { const: null },
        },
      },
    ],
  });
export type NewSpan = z.output<typeof newSpan>;

export const spanPatch = z.strictObject({
  assertedBy: assertedByInput.nullable().optional().meta({ description: "Who says the quoted words" }),
  stance: z
    .enum(STANCES)
    .optional()
    .meta({ description: "Of an appearance: whether the article asserts, reports or disputes the claim" }),
  note: words(NOTE_LIMIT).nullable().optional().meta({ description: "What readers should know of it" }),
});
export type SpanPatch = z.output<typeof spanPatch>;

export const spanRetraction = z.strictObject({
  reason,
  withdrawVerdict: z.boolean().default(false).meta({
    description: "Takes the verdict that rests on the quote back with it; without it, such a quote stays",
  }),
});
export type SpanRetraction = z.output<typeof spanRetraction>;

export const spanConfirmation = z.strictObject({
  note: words(NOTE_LIMIT).nullable().default(null).meta({ description: "Why it still does; readers see it" }),
});
export type SpanConfirmation = z.output<typeof spanConfirmation>;
