import { readEnglishNumber } from "./english.ts";
import { readFrenchNumber } from "./french.ts";
import { readGermanNumber } from "./german.ts";
import type { NumberAtom, SpelledNumber } from "./number-atom.ts";
import { readSpanishNumber } from "./spanish.ts";

/** The number in words that begins at `at`, or null. Words are folded (`foldWord`). */
export type ReadNumber = (atoms: readonly NumberAtom[], at: number) => SpelledNumber | null;

const READERS: readonly ReadNumber[] = [
  readEnglishNumber,
  readSpanishNumber,
  readFrenchNumber,
  readGermanNumber,
];

/**
 * The number that begins at `at`, in words of English, Spanish, French or German or in digits with a scale, where the language is not
 * known: the reading that takes in most words. Words are folded (`foldWord`).
 */
export function readSpelledNumber(atoms: readonly NumberAtom[], at: number): SpelledNumber | null {
  let longest: SpelledNumber | null = null;
  for (const readNumber of READERS) {
    const number = readNumber(atoms, at);
    if (number !== null && number.end > (longest?.end ?? at)) longest = number;
  }
  return longest;
}
