/** Long enough to tell claims apart at a glance, short enough for a link in running text. */
const MAX_LENGTH = 80;

/**
 * The readable part of a claim's address, from its first text: letters and digits of any script in lower case,
 * hyphens between the words, cut at a word boundary to at most {@link MAX_LENGTH} characters. Never holds an
 * underscore, so that it cannot be taken for an id. Empty where the text has no letter and no digit.
 */
export function slugify(text: string): string {
  const words = text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  let slug = "";
  for (const word of words) {
    const longer = slug === "" ? word : `${slug}-${word}`;
    if ([...longer].length > MAX_LENGTH) break;
    slug = longer;
  }
  // A first word longer than the limit has no boundary to cut at.
  return slug === "" ? [...(words[0] ?? "")].slice(0, MAX_LENGTH).join("") : slug;
}
