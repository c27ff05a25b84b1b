import type { Typeface } from "./typeface.ts";

/** Pictures of their own rather than letters: left out whole, joined ones too. */
const PICTOGRAPH = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;
/** What a word is made of. Without one of these a claim reads otherwise. */
const LETTER = /[\p{L}\p{M}\p{N}]/u;
const UNSEEN = /[\p{Cf}\p{Cc}]/gu;

export const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * A text as a typeface can draw it, on one line, emoji and signs that it lacks left out; null where it lacks a letter,
 * or letters would have to be joined, stacked or turned, which outlines set side by side cannot.
 */
export function drawableText(text: string, face: Typeface): string | null {
  const kept: string[] = [];
  for (const { segment } of graphemes.segment(text.normalize("NFC"))) {
    if (PICTOGRAPH.test(segment) && !/^[\p{N}#*©®™]$/u.test(segment)) continue;
    const seen = segment.replace(/\s+/gu, " ").replace(UNSEEN, "");
    if (/\p{M}/u.test(seen)) return null;
    if (face.covers(seen)) kept.push(seen);
    else if (LETTER.test(seen)) return null;
  }
  const line = kept.join("").replace(/ {2,}/g, " ").trim();
  return LETTER.test(line) ? line : null;
}
