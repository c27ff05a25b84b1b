import type { PreparedText } from "./prepared-text.ts";
import type { FindInProgress, Found, QuoteSelector } from "./types.ts";
/** Where the quote stands in the text, and how it has changed. Never throws. */
export function find(_prepared: PreparedText, _selector: QuoteSelector): Found {
  throw new Error("under construction");
}
/** The same in slices. */
export function startFind(_prepared: PreparedText, _selector: QuoteSelector): FindInProgress {
  throw new Error("under construction");
}
