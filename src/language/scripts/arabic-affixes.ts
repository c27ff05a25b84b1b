/**
 * The prefixes and suffixes of Larkey, Ballesteros and Connell's light10 ("Light Stemming for Arabic Information Retrieval", 2007),
 * on folded letters: the article with what is written together with it, "and", endings of number and gender, pronouns.
 */
const PREFIXES = ["وال", "بال", "كال", "فال", "لل", "ال"];
const AND = "و";
const SUFFIXES = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"];
/** What is left must still be a word. */
const SHORTEST = 2;
const SHORTEST_AFTER_AND = 3;

/** "المدرسة" and "مدرسة", "الإمام" and "امام" are one. The word is folded. */
export function stripArabicAffixes(word: string): string {
  let rest = word;
  const prefix = PREFIXES.find((one) => rest.startsWith(one) && rest.length - one.length >= SHORTEST);
  if (prefix !== undefined) rest = rest.slice(prefix.length);
  else if (rest.startsWith(AND) && rest.length > SHORTEST_AFTER_AND) rest = rest.slice(AND.length);
  for (const suffix of SUFFIXES) {
    if (rest.endsWith(suffix) && rest.length - suffix.length >= SHORTEST) {
      rest = rest.slice(0, -suffix.length);
    }
  }
  return rest;
}
