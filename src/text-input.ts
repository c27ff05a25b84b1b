import * as z from "zod";
import "./input-messages.ts";
import { codePoints } from "./language/code-points.ts";

export const CLEAN_MESSAGE = "must not contain NUL or unpaired surrogates";

/** The database cuts text at NUL and replaces unpaired surrogates: both are refused where text comes in. */
export function isCleanText(text: string): boolean {
  return !text.includes("\u0000") && text.isWellFormed();
}

/** Text that says something, at most `limit` code points. */
export function words(limit: number) {
  return boundedText(limit).refine((text) => text.trim() !== "", { message: "must not be blank" });
}

/** Text that may be empty, at most `limit` code points. */
export function boundedText(limit: number) {
  return (
    z
      .string()
      // A code point is one or two UTF-16 units: no need to count a text that is short enough, or far too long.
      .refine((text) => text.length <= limit || (text.length <= 2 * limit && codePoints(text) <= limit), {
        message: `must be at most ${limit} characters`,
      })
      .refine(isCleanText, { message: CLEAN_MESSAGE })
  );
}

export const day = () => z.iso.date();

/** BCP 47, as far as it is worth checking: subtags of letters and digits. */
export const languageTag = () =>
  z.string().regex(/^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8}){0,4}$/, "must be a language tag");

/** A point in time, kept as RFC 3339 UTC with milliseconds. Outside of the years 0 to 9999 texts would not sort as times. */
export const instant = () =>
  z.iso
    .datetime({ offset: true })
    .transform((value) => new Date(value).toISOString())
    .refine((value) => /^\d{4}-/.test(value), { message: "must be in the years 0000 to 9999, UTC" });
