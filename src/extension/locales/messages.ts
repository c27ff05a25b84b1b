import { type Catalogue, ENGLISH } from "./english.ts";
import { FRENCH } from "./french.ts";
import { GERMAN } from "./german.ts";
import { SPANISH } from "./spanish.ts";

/** The catalogues by the names of their folders in `_locales`; the first is shown where a browser's own is missing. */
export const LOCALES: Readonly<Record<string, Catalogue>> = {
  en: ENGLISH,
  de: GERMAN,
  es: SPANISH,
  fr: FRENCH,
};

/**
 * A catalogue as `messages.json`. Holes stay as they are and are filled by `say`: a browser's own placeholders have numbers, which a
 * translation cannot put in another order without a table beside it. `$` is the browser's and is doubled.
 */
export function messagesJson(catalogue: Catalogue): string {
  const messages = Object.entries(catalogue).map(([key, text]) => [
    key,
    { message: text.replaceAll("$", "$$$$") },
  ]);
  return `${JSON.stringify(Object.fromEntries(messages), null, 1)}\n`;
}
