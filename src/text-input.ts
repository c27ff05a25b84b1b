import * as z from "zod";
import "./input-messages.ts";
import { codePoints } from "./language/code-points.ts";
import { findUnshowable, isBlank } from "./language/shown-text.ts";

/**
 * Bytes of UTF-8 that one text may have, whatever the database: a libSQL server takes rows of 5 MiB at most, and
 * answers a longer one with an error.
 */
export const TEXT_LIMIT_BYTES = 4_000_000;
/** The same as people read it, written out: asking for a language's way of writing numbers reads its data. */
export const TEXT_LIMIT_TOLD = "4,000,000";

export const CLEAN_MESSAGE = "must not contain NUL or unpaired surrogates";

/** The database cuts text at NUL and replaces unpaired surrogates: both are refused where text comes in. */
export function isCleanText(text: string): boolean {
  return !text.includes("\u0000") && text.isWellFormed();
}

/** Text at most `limit` code points long that is kept as it stands: a source's words, what was stored before. It may be empty. */
export function boundedText(limit: number, error?: z.core.$ZodStringParams["error"]) {
  return z
    .string({ ...(error === undefined ? {} : { error }) })
    .superRefine((text, context) => {
      // A code point is one or two UTF-16 units: no need to count a text that is short enough.
      if (text.length <= limit) return;
      const length = codePoints(text);
      if (length <= limit) return;
      context.addIssue({ code: "custom", message: `must be at most ${limit} characters, not ${length}` });
    })
    .refine(isCleanText, { message: CLEAN_MESSAGE })
    .meta({ maxLength: limit, pattern: CLEAN_PATTERN });
}

// What the contract shows of these rules. A pattern says it of the characters that people and programs send; the
// format characters, fillers and noncharacters that are refused beside them would make it a page long.

/** No NUL. */
export const CLEAN_PATTERN = "^[^\\x00]*$";
/** No NUL, and something to see. */
const KEPT_PATTERN = "^[^\\x00]*[^\\s\\x00-\\x1f\\x7f-\\x9f][^\\x00]*$";
/** For a character class: control characters but tab, line feed and carriage return. */
export const CONTROLS = "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f";
/** No control character but tab, line feed and carriage return, and something to see. */
const WORDS_PATTERN = `^[^${CONTROLS}]*[^\\s${CONTROLS}][^${CONTROLS}]*$`;

/** The same, of which there must be something to see. */
export function keptWords(limit: number) {
  return boundedText(limit)
    .refine((text) => !isBlank(text), { message: "must not be blank" })
    .meta({ minLength: 1, pattern: KEPT_PATTERN });
}

/** Text that somebody writes: line ends are line feeds, other control characters and what cannot be shown are refused. */
export function words(limit: number, error?: z.core.$ZodStringParams["error"]) {
  return boundedText(limit, error)
    .overwrite((text) => text.replaceAll(/\r\n?/g, "\n"))
    .superRefine((text, context) => {
      const character = isCleanText(text) ? findUnshowable(text) : null;
      if (character !== null) {
        context.addIssue({ code: "custom", message: `must not contain ${character}, which cannot be shown` });
      } else if (isBlank(text)) {
        context.addIssue({ code: "custom", message: "must not be blank" });
      }
    })
    .meta({ minLength: 1, pattern: WORDS_PATTERN });
}

/**
 * Written text that is one line wherever it stands, such as a headline: a line feed becomes a space, white space around it
 * goes. What else Unicode ends lines with (U+2028, U+2029) stays: no format that we write breaks at it, and a claim that was
 * sent with one is looked for by its letters.
 */
export function line(limit: number) {
  return words(limit).overwrite((text) => text.replaceAll(/\s*\n\s*/g, " ").trim());
}

/** The name of somebody or something: white space around it goes, within it is one space. */
export function name(limit: number) {
  return words(limit, (issue) =>
    issue.input === null
      ? "must be text, not null: where nobody is named, what holds the name is null"
      : undefined,
  ).overwrite((text) => text.replaceAll(/\p{White_Space}+/gu, " ").trim());
}

export const day = () => z.iso.date();

const LANGUAGE_TAG = /^[a-zA-Z]{2,8}([-_][a-zA-Z0-9]{1,8}){0,4}$/;

/** BCP 47, as far as it is worth checking: subtags of letters and digits. */
export const keptLanguageTag = () =>
  z.string().regex(LANGUAGE_TAG, "must be a language tag, such as en or pt-BR");

/** No language is registered by a longer subtag (RFC 5646, 2.2.1), and "english" is none. */
const WRITTEN_TAG = /^[a-zA-Z]{2,3}([-_][a-zA-Z0-9]{1,8}){0,4}$/;

/** The same as somebody writes it; kept in its canonical form: `pt_br` is `pt-BR` (RFC 5646, 4.5). */
export const languageTag = () =>
  z.string().regex(WRITTEN_TAG, "must be a language tag, such as en or pt-BR").overwrite(canonicalTag);

function canonicalTag(tag: string): string {
  const written = tag.replaceAll("_", "-");
  try {
    return Intl.getCanonicalLocales(written)[0] ?? written;
  } catch {
    return written;
  }
}

/** A point in time, kept as RFC 3339 UTC with milliseconds. Outside of the years 0 to 9999 texts would not sort as times. */
export const instant = () =>
  z.iso
    .datetime({ offset: true })
    .transform((value) => new Date(value).toISOString())
    .refine((value) => /^\d{4}-/.test(value), { message: "must be in the years 0000 to 9999, UTC" });
