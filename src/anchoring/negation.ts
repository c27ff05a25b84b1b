import { CONTRACTED_NEGATION, NEGATING_GLYPHS, NEGATIONS } from "./lexicon/negations.ts";
import { expandContraction } from "./lexicon/neutral-words.ts";
import type { Word } from "./words.ts";

/** Words of a run with contractions written out, their negation apart. */
export function expand(words: readonly Word[]): string[] {
  return words.flatMap((word) => (word.kind === "word" ? expandContraction(word.lower) : []));
}

/** The words of a run that deny. */
export function negationsOf(words: readonly Word[]): string[] {
  const found = expand(words).filter((word) => NEGATIONS.has(word) || CONTRACTED_NEGATION.test(word));
  const glyphs = words.map((word) => (word.kind === "glyph" ? word.text : " ")).join("");
  return NEGATING_GLYPHS.test(glyphs) ? [...found, glyphs.trim()] : found;
}
