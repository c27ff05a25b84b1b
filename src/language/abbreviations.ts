import lists from "./lexicon/abbreviations.json" with { type: "json" };
import { wordSet } from "./word-set.ts";

const ANYWHERE = wordSet(...lists.anywhere);
const BEFORE_NUMBER = wordSet(...lists.beforeNumber);
/** "J.", "U.S.A" */
const INITIALS = /^\p{L}(?:\.\p{L})*$/u;

/**
 * Does a full stop behind this word, in small letters and without the stop, belong to it rather than end a sentence? "No. 5" has an
 * abbreviation, "She said no." has none.
 */
export function isAbbreviation(lower: string, beforeNumber: boolean): boolean {
  return ANYWHERE.has(lower) || INITIALS.test(lower) || (beforeNumber && BEFORE_NUMBER.has(lower));
}
