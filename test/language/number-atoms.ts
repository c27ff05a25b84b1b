import { foldWord } from "../../src/language/fold-word.ts";
import type { NumberAtom } from "../../src/language/numbers/number-atom.ts";

const WORD = /([^\p{L}\p{M}\p{N}]*)([\p{L}\p{M}]+|\d+(?:\.\d+)?)/gu;
const LINKS: Record<string, NumberAtom["link"]> = { "": "space", " ": "space", "-": "hyphen", ", ": "comma" };

/** A phrase as number readers take it. */
export function atomsOf(phrase: string): NumberAtom[] {
  return [...phrase.matchAll(WORD)].map(([, between = "", word = ""]) => ({
    word: foldWord(word),
    digits: /^\d/.test(word) ? Number(word) : null,
    link: LINKS[between] ?? "apart",
  }));
}
