import { stripArabicAffixes } from "./scripts/arabic-affixes.ts";
import { stripKoreanParticles } from "./scripts/korean-particles.ts";
import { simplifyHan } from "./scripts/simplified-han.ts";

const ARABIC = /\p{Script=Arabic}/u;
const HANGUL = /\p{Script=Hangul}/u;
const HAN = /\p{Script=Han}/u;

/**
 * What search looks up for a folded word of a script whose nouns carry more than an ending: without the Arabic article and Korean
 * particles, in simplified characters. Words of other scripts as they are; English endings are the stemmer's.
 */
export function searchTerm(word: string): string {
  if (HANGUL.test(word)) return stripKoreanParticles(word);
  if (HAN.test(word)) return simplifyHan(word);
  if (ARABIC.test(word)) return stripArabicAffixes(word);
  return word;
}
