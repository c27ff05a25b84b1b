import * as z from "zod";
import { articleText } from "../articles/article-input.ts";
import { NAME_LIMIT, NOTE_LIMIT, reason } from "../claims/claim-input.ts";
import { boundedText, keptWords, line, name, words } from "../text-input.ts";
import { SPAN_ROLES, STANCES } from "../vocabulary.ts";

/** Code points. */
export const QUOTE_LIMIT = 1000;
export const CONTEXT_LIMIT = 200;

export const quoteInput = z.strictObject({
  exact: keptWords(QUOTE_LIMIT),
  prefix: boundedText(CONTEXT_LIMIT).optional(),
  suffix: boundedText(CONTEXT_LIMIT).optional(),
});

export const assertedByInput = z.strictObject({
  name: name(NAME_LIMIT),
  role: line(NAME_LIMIT).nullable().default(null),
  /** Speaks for the claimant: what they say in support of a fact is no receipt. */
  claimantSide: z.boolean().default(false),
});

export const newSpan = z
  .strictObject({
    /** Id, slug, URL or urn. */
    article: words(4096),
    role: z.enum(SPAN_ROLES),
    quote: quoteInput,
    /** `nearest`: where the quote differs from the article in typography alone, or cuts a word, the article's own words. */
    accept: z.literal("nearest").optional(),
    assertedBy: assertedByInput.nullable().default(null),
    stance: z.enum(STANCES).nullable().default(null),
    note: words(NOTE_LIMIT).nullable().default(null),
    /** The article's text, where the service does not hold it. */
    text: articleText.optional(),
  })
  .superRefine((span, context) => {
    if ((span.role === "appearance") !== (span.stance !== null)) {
      context.addIssue({
        code: "custom",
        path: ["stance"],
        message: "is what an appearance has (asserts, reports or disputes) and evidence has not",
      });
    }
  });
export type NewSpan = z.output<typeof newSpan>;

export const spanPatch = z.strictObject({
  assertedBy: assertedByInput.nullable().optional(),
  stance: z.enum(STANCES).optional(),
  note: words(NOTE_LIMIT).nullable().optional(),
});
export type SpanPatch = z.output<typeof spanPatch>;

export const spanRetraction = z.strictObject({ reason, withdrawVerdict: z.boolean().default(false) });
export type SpanRetraction = z.output<typeof spanRetraction>;

export const spanConfirmation = z.strictObject({
  note: words(NOTE_LIMIT).nullable().default(null).meta({ description: "Why it still does; readers see it" }),
});
export type SpanConfirmation = z.output<typeof spanConfirmation>;
