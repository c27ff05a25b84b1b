import { MAX_URL_LENGTH, normaliseUrl, UrlError } from "./normalise-url.ts";

/** One way to read an address out of a text: where it ends is seldom certain. */
export interface ReadAddress {
  /** As it stands in the text. */
  exact: string;
  /** UTF-16 units, `end` exclusive. */
  start: number;
  end: number;
  key: string;
}

/** A message of links alone has a handful; a text with more is read this far. */
const MOST_ADDRESSES = 20;
const MOST_READINGS = 12;

/**
 * With a scheme, or with a host and a path ("example.org/story"), or beginning with "www.". Of the last two only what
 * no letter, `@` or `/` stands before: neither mail addresses nor the rest of a longer address.
 */
const address =
  /https?:\/\/[^\s<>"“”„«»]+|(?<![\p{L}\p{N}@./_-])(?:www\.[^\s<>"“”„«»]+|(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}\/[^\s<>"“”„«»]*)/giu;

/** What may end an address, and may as well belong to it. */
const mayEnd = /[.,;:!?'’‘`*_~|)\]}]|[^!-~]/u;

/**
 * The addresses in a text, each in every way that it can be read, the longest first: "(see https://example.org/a)." ends
 * before the bracket, "https://example.org/a_(b)" does not, and in scripts without spaces the sentence goes on
 * behind it. Whoever knows pages tells which reading names one.
 */
export function addressesInText(text: string): ReadAddress[][] {
  const found: ReadAddress[][] = [];
  for (const { 0: whole, index } of text.matchAll(address)) {
    const run = whole.slice(0, MAX_URL_LENGTH);
    const readings = new Map<string, ReadAddress>();
    for (const exact of readingsOf(run)) {
      const key = keyOf(/^https?:/i.test(exact) ? exact : `https://${exact}`);
      // "https://example.org/a" and the same with a full stop are two pages, with a slash at its end one.
      if (key !== null && !readings.has(key)) {
        readings.set(key, { exact, start: index, end: index + exact.length, key });
      }
    }
    if (readings.size > 0) found.push([...readings.values()]);
    if (found.length === MOST_ADDRESSES) break;
  }
  return found;
}

/**
 * The whole run, and beginnings of it that end before something that may end an address; longest first. Of many the
 * shorter ones: after the first letter of a sentence that goes on, each letter might be the end, and none is.
 */
function readingsOf(run: string): string[] {
  const scheme = run.indexOf("//");
  let at = scheme < 0 ? 0 : scheme + 2;
  const ends: number[] = [];
  for (const character of run.slice(at)) {
    if (mayEnd.test(character)) ends.push(at);
    at += character.length;
  }
  const trimmed = run.replace(/[^\p{L}\p{N}/=&#%-]+$/u, "").length;
  const chosen = new Set([...ends.slice(0, MOST_READINGS), trimmed, run.length]);
  return [...chosen].sort((a, b) => b - a).map((end) => run.slice(0, end));
}

function keyOf(url: string): string | null {
  try {
    return normaliseUrl(url);
  } catch (error) {
    if (error instanceof UrlError) return null;
    throw error;
  }
}
