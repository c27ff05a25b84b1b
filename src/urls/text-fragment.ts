/** Longest quote, in UTF-16 units, that is put into the link whole; a longer one is given by its two ends. */
const WHOLE_QUOTE_LIMIT = 200;
const END_WORDS = 5;

export interface LinkedQuote {
  exact: string;
  prefix: string;
  suffix: string;
}

/**
 * The address of a quote: the article's URL with a text directive, which browsers scroll to and highlight.
 * Source: URL Fragment Text Directives, WICG draft community group report, section 3.3.
 */
export function linkToQuote(url: string, quote: LinkedQuote): string {
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
