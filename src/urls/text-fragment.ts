import { readerAddress } from "./outgoing-url.ts";

/** Longest quote, in UTF-16 units, that is put into the link whole; a longer one is given by its two ends. */
const WHOLE_QUOTE_LIMIT = 200;
const END_WORDS = 5;

export interface LinkedQuote {
  exact: string;
  prefix: string;
  suffix: string;
}

/**
 * The address of a quote: the article's URL, without tracking, with a text directive, which browsers scroll to and
 * highlight. Source: URL Fragment Text Directives, WICG draft community group report, section 3.3.
 *
 * A browser looks for each part of a directive within one block of the page. A line break or a tab in a text is where
 * a block may end, so no part goes over one: such a quote is given by its two ends, and the words around it only as far as the
 * next line break.
 */
export function linkToQuote(url: string, quote: LinkedQuote): string {
  const address = readerAddress(url);
  const parts = [...quoteParts(quote.exact)];
  const prefix = wordsBefore(quote.prefix);
  const suffix = wordsAfter(quote.suffix);
  const directive = [
    ...(prefix ? [`${encodeDirective(prefix)}-`] : []),
    ...parts.map(encodeDirective),
    ...(suffix ? [`-${encodeDirective(suffix)}`] : []),
  ];
  return `${address}${address.includes("#") ? "" : "#"}:~:text=${directive.join(",")}`;
}

/** The quote, or its first and last words. */
function quoteParts(exact: string): string[] {
  const lines = linesOf(exact);
  const [first = "", last = first] = [lines.at(0), lines.at(-1)];
  const words = wordsOf(exact);
  if (lines.length <= 1 && (exact.length <= WHOLE_QUOTE_LIMIT || words.length <= 2 * END_WORDS)) {
    return [exact.trim()];
  }
  return [wordsOf(first).slice(0, END_WORDS).join(" "), wordsOf(last).slice(-END_WORDS).join(" ")];
}

/**
 * Whole words before the quote, of its own line or, where it begins one, of the line before. Browsers match whole
 * words and the prefix may begin in mid-word: its outermost word is left out.
 */
function wordsBefore(prefix: string): string {
  const lines = linesOf(prefix);
  const words = wordsOf(lines.at(-1) ?? "");
  return words.slice(lines.length === 1 ? 1 : 0).join(" ");
}

/** As `wordsBefore`, after it. */
function wordsAfter(suffix: string): string {
  const lines = linesOf(suffix);
  const words = wordsOf(lines.at(0) ?? "");
  return (lines.length === 1 ? words.slice(0, -1) : words).join(" ");
}

const linesOf = (text: string) => text.split(/[\n\r\t\u2028\u2029]+/u).filter((line) => line.trim() !== "");

const wordsOf = (text: string) =>
  text
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== "");

/**
 * As `linkToQuote` was in documents of format 1, which replay composes again: parts that go over line breaks,
 * and the address as it was given.
 */
export function linkToQuoteAsFirst(url: string, quote: LinkedQuote): string {
  const parts: string[] = [];
  // Browsers match whole words, and a prefix may begin, a suffix end, in mid-word: the outermost word is left out.
  const prefix = quote.prefix.trim().split(/\s+/u).slice(1).join(" ");
  const suffix = quote.suffix.trim().split(/\s+/u).slice(0, -1).join(" ");
  if (prefix) parts.push(`${encodeDirective(prefix)}-`);
  const words = quote.exact.trim().split(/\s+/u);
  if (quote.exact.length <= WHOLE_QUOTE_LIMIT || words.length <= 2 * END_WORDS) {
    parts.push(encodeDirective(quote.exact.trim()));
  } else {
    parts.push(encodeDirective(words.slice(0, END_WORDS).join(" ")));
    parts.push(encodeDirective(words.slice(-END_WORDS).join(" ")));
  }
  if (suffix) parts.push(`-${encodeDirective(suffix)}`);
  const fragment = url.includes("#") ? "" : "#";
  return `${url}${fragment}:~:text=${parts.join(",")}`;
}

function encodeDirective(words: string): string {
  return encodeURIComponent(words.toWellFormed()).replaceAll("-", "%2D");
}
