import * as z from "zod";
import { CLEAN_MESSAGE, CLEAN_PATTERN, instant, isCleanText } from "../../text-input.ts";
import { ProblemError } from "../problems.ts";

/** Longest text that a query may hold, in UTF-16 units: far more than fits a URL that servers take. */
const QUERY_TEXT_LIMIT = 8192;

export const queryText = () =>
  z
    .string()
    .min(1)
    .max(QUERY_TEXT_LIMIT)
    .refine(isCleanText, { message: CLEAN_MESSAGE })
    .meta({ pattern: CLEAN_PATTERN });

/** A parameter that may be given more than once. */
export const repeatable = <T extends z.ZodType>(item: T) =>
  z
    .preprocess(
      (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
      z.array(item).max(20),
    )
    // The contract shows an array; a missing parameter is an empty one.
    .optional()
    .transform((value) => value ?? []);

export const wholeNumber = (minimum: number, maximum: number) =>
  z
    .string()
    .regex(/^[0-9]{1,9}$/, "must be a whole number")
    .transform(Number)
    .pipe(z.int().min(minimum).max(maximum))
    // In an address everything is text; what the text must be is a number.
    .meta({ type: "integer", minimum, maximum, pattern: undefined });

export const limitParameter = wholeNumber(1, 100)
  .default(20)
  .meta({ description: "1 to 100 items", default: 20 });

const cursorParameter = z.string().min(1).max(1_024).optional().meta({
  description: "`nextCursor` of the page before, of the same query and filters",
  // Base 64 as addresses have it; anything else is told that it is no cursor of this list.
  pattern: "^[A-Za-z0-9_-]+$",
});

/** For lists that can be counted: counting costs, so it is asked for. */
export const totalParameter = z.enum(["true", "false"]).optional().meta({
  description: "`true`: also say how many there are on all pages, in `total`",
});

/** A moment of the past. */
export const asOfParameter = instant().optional().meta({
  description: "What readers saw at this moment, instead of what they see now",
});

/** Throws `invalid-query` for a moment that has not come: what it shows could still change. */
export function assertPast(asOf: string): void {
  const now = new Date().toISOString();
  if (asOf <= now) return;
  throw new ProblemError("invalid-query", `asOf is a moment of the past: it is ${now} here.`, {
    errors: [{ in: "query", name: "asOf", message: "must not be in the future" }],
  });
}

/** What every list takes beside its filters. */
export const pageParameters = { limit: limitParameter, cursor: cursorParameter };

/** For a query that takes nothing: what is not known is refused, so that a misspelt filter is no list of everything. */
export const noQuery = z.strictObject({});

/** Claims and articles are found by either. */
export const byIdOrSlug = z.object({ id: z.string().meta({ description: "Id or slug" }) });

export const byId = z.object({ id: z.string().meta({ description: "Id" }) });

/** Of a text, in a path: what is none names no text. */
export const textHash = z
  .string()
  .meta({ description: "SHA-256 of the text, in hexadecimal", pattern: "^[0-9a-fA-F]{64}$" });

export const noParameters = z.object({});

/** Throws `not-found` unless the path segment is a whole number from 1. */
export function publicationNumber(segment: string): number {
  if (!/^[1-9][0-9]{0,8}$/.test(segment))
    throw new ProblemError("not-found", "Publications are numbered from 1.");
  return Number(segment);
}
