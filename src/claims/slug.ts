import { wordsForAddress } from "../language/words-for-address.ts";

/** Long enough to tell claims apart at a glance, short enough for a link in running text. */
const MAX_LENGTH = 80;

/** English words that lead on to the next one: an address that ends in one of them reads as broken off. */
const LEADS_ON = new Set(
  (
    "a about after against among an and are as at be been before between beyond but by can did do does for from had has have " +
    "he her his if in into is it its may more most nor not of on or our over says she such than that the their they this those " +
    "through to under until was were when where which while who whose will with within without would"
  ).split(" "),
);

/**
 * The readable part of a claim's address, from its first text: its words with hyphens between them, cut to at most
 * {@link MAX_LENGTH} characters at a word boundary, in front of words that only lead on to what is cut off. Never holds an
 * underscore, so that it cannot be taken for an id. Empty where the text has no letter and no digit. NFC, not escaped: whoever
 * writes it into an address does that.
 */
export function slugify(text: string): string {
  const words = wordsForAddress(text);
  const fitting = words.slice(0, countFitting(words));
  // A first word longer than the limit has no boundary to cut at: it is cut between what is seen as characters.
  if (fitting.length === 0) return cut(words[0] ?? "");
  if (fitting.length === words.length) return fitting.join("-");
  const end = fitting.findLastIndex((word) => !LEADS_ON.has(word)) + 1;
  return fitting.slice(0, end || fitting.length).join("-");
}

/** How many of the words make an address within the limit. */
function countFitting(words: string[]): number {
  let length = -1;
  for (const [count, word] of words.entries()) {
    length += 1 + [...word].length;
    if (length > MAX_LENGTH) return count;
  }
  return words.length;
}

function cut(word: string): string {
  let beginning = "";
  for (const { segment } of new Intl.Segmenter("und").segment(word)) {
    if ([...beginning, ...segment].length > MAX_LENGTH) break;
    beginning += segment;
  }
  return beginning;
}
