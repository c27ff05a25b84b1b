import type { Query } from "./query.ts";
import type { Word } from "./words.ts";

/**
 * A page's text is often read without a space between its blocks ("WashingtonNine people"). Where two words that the selector
 * knows side by side stand in one, the one is taken apart again; nothing else is, or "GitHub" would be two words.
 */
export function takeApart(query: Query, words: readonly Word[]): readonly Word[] {
  const seams = seamsOf(query);
  if (!words.some(({ kind, text }) => kind === "word" && seams.has(text))) return words;
  return words.flatMap((word) => {
    const at = word.kind === "word" ? seams.get(word.text) : undefined;
    if (at === undefined) return [word];
    const second = word.text.slice(at);
    return [
      { ...word, text: word.text.slice(0, at), lower: word.lower.slice(0, at), end: word.start + at },
      { ...word, text: second, lower: second.toLowerCase(), start: word.start + at, spaced: true },
    ];
  });
}

/**
 * Two neighbours of the selector written as one → where the second begins. Only over the end of a line, or before a capital: "may
 * be" and "maybe" are two.
 */
function seamsOf({ pattern, joined, prefix, suffix, selector }: Query): ReadonlyMap<string, number> {
  const given = prefix + selector.exact + suffix;
  const seams = new Map<string, number>();
  pattern.words.forEach((word, index) => {
    const previous = pattern.words[index - 1];
    if (word.kind !== "word" || previous?.kind !== "word" || word.start === previous.end) return;
    const gap = given.slice(joined.originalEnd(previous.end), joined.originalStart(word.start));
    if (/[\n\u2028\u2029]/.test(gap) || /^\p{Lu}/u.test(word.text))
      seams.set(previous.text + word.text, previous.text.length);
  });
  return seams;
}

/** Does the selector's own neighbour stand right before (or behind) this place, with no space between? */
export function isSeam(query: Query, text: string, offset: number, side: "before" | "after"): boolean {
  const [neighbour] = query[side];
  if (neighbour === undefined || neighbour.kind === "sign") return false;
  const gap = side === "before" ? query.joined.text[query.start - 1] : query.joined.text[query.end];
  if (gap !== " ") return false;
  return side === "before" ? text.endsWith(neighbour.text, offset) : text.startsWith(neighbour.text, offset);
}
