import { isTrackingParameter } from "./tracking-parameters.ts";

export type UrlProblem = "not_a_url" | "not_http" | "credentials" | "bad_characters" | "too_long";

/** Why an address was refused. `message` is fit to be shown to whoever sent it; it never repeats the address. */
export class UrlError extends Error {
  readonly problem: UrlProblem;

  constructor(problem: UrlProblem) {
    super(messages[problem]);
    this.name = "UrlError";
    this.problem = problem;
  }
}

/**
 * Longest address taken, in UTF-16 code units. Real articles stay under 2,048, the limit of the sitemap
 * protocol; four times that leaves room for addresses with everything in the query.
 */
export const MAX_URL_LENGTH = 8_192;

const messages: Record<UrlProblem, string> = {
  not_a_url: "This is not an absolute http or https address.",
  not_http: "Only http and https addresses are taken.",
  credentials: "An address must not contain a user name or password.",
  bad_characters: "The address contains NUL or an unpaired surrogate.",
  too_long: `The address is longer than ${MAX_URL_LENGTH} characters.`,
};

/**
 * The identity of a page: two addresses with the same key are the same page to us.
 *
 * The key is host, path and query, without scheme and fragment: host in lower case and punycode, `www.` kept;
 * path with dot segments resolved, case kept, without its trailing slash; query without tracking parameters,
 * the rest sorted by name, equal names in their order. Escapes are written one way throughout: unreserved
 * characters plain, hex digits in upper case (RFC 3986, 6.2.2).
 *
 * A key with `https://` or `http://` in front normalises to itself. Two choices follow from that alone: ports
 * 80 and 443 are both dropped under either scheme, as the key no longer says which was which, and a run of
 * trailing slashes counts as one.
 *
 * @throws {UrlError} for anything but an absolute http(s) address without credentials.
 */
export function normaliseUrl(input: string): string {
  const url = parseHttpUrl(input);
  const port = url.port === "" || url.port === "80" || url.port === "443" ? "" : `:${url.port}`;
  const path = normaliseEscapes(url.pathname).replace(/\/+$/, "");
  const query = normaliseQuery(url.search.slice(1));
  return `${url.hostname}${port}${path}${query === "" ? "" : `?${query}`}`;
}

function parseHttpUrl(input: string): URL {
  if (input.length > MAX_URL_LENGTH) throw new UrlError("too_long");
  if (input.includes("\0") || !input.isWellFormed()) throw new UrlError("bad_characters");
  if (!URL.canParse(input)) throw new UrlError("not_a_url");
  const url = new URL(input);
  if (url.protocol !== "http:" && url.protocol !== "https:") throw new UrlError("not_http");
  // URL also takes "https:example.org" and "https:/example.org", which nobody means as an address.
  if (!/^[\s\p{Cc}]*https?:\/\//iu.test(input)) throw new UrlError("not_a_url");
  if (url.username !== "" || url.password !== "") throw new UrlError("credentials");
  return url;
}

function normaliseQuery(query: string): string {
  return normaliseEscapes(query)
    .split("&")
    .filter((parameter) => parameter !== "")
    .map((parameter) => ({ parameter, name: parameter.split("=", 1)[0] ?? "" }))
    .filter(({ name }) => !isTrackingParameter(name))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ parameter }) => parameter)
    .join("&");
}

const escapeOrStray = /%([0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~!$&'()*+,;=:@/?]/gu;
const unreserved = /[A-Za-z0-9\-._~]/;

/**
 * One way of writing for path and query. What RFC 3986 allows in neither is escaped here, not left to `URL`:
 * engines differ over `^` and `|`, and a `%` that begins no escape would begin one after its followers are
 * decoded ("%%34%31" → "%41").
 */
function normaliseEscapes(part: string): string {
  return part.replace(escapeOrStray, (match, hex: string | undefined) => {
    if (hex === undefined) return encodeURIComponent(match);
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return unreserved.test(character) ? character : `%${hex.toUpperCase()}`;
  });
}
