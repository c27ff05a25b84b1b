import { wordsForAddress } from "../language/words-for-address.ts";

/** Long enough to tell claims apart at a glance, short enough for a link in running text. */
const MAX_LENGTH = 80;

/**
 * The readable part of a claim's address, from its first text: its words with hyphens between them, cut at a word boundary to at
 * most {@link MAX_LENGTH} characters. Never holds an underscore, so that it cannot be taken for an id. Empty where the
 * text has no letter and no digit. NFC, not escaped: whoever writes it into an address does that.
 */
export function slugify(text: string): string {
  const words = wordsForAddress(text);
  let slug = "";
  for (const word of words) {
    const longer = slug === "" ? word : `${slug}-${word}`;
    if ([...longer].length > MAX_LENGTH) break;
    slug = longer;
  }
  // A first word longer than the limit has no boundary to cut at: it is cut between what is seen as characters.
  return slug === "" ? cut(words[0] ?? "") : slug;
}

function cut(word: string): string {
  let beginning = "";
  for (const { segment } of new Intl.Segmenter("und").segment(word)) {
    if ([...beginning, ...segment].length > MAX_LENGTH) break;
    beginning += segment;
  }
  return beginning;
}
