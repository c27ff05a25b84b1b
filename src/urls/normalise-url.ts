import { joinParts, nameOf, type PageParts, withoutTrailingSlashes } from "./page-parts.ts";
import { applySiteRule } from "./site-rules.ts";
import { isTrackingParameter } from "./tracking-parameters.ts";
import { unwrap } from "./wrapped-address.ts";
import { writeOneWay } from "./write-one-way.ts";

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
  not_a_url: "This is not an absolute http or https address, such as https://news.example/story.",
  not_http: "Only http and https addresses are taken.",
  credentials: "An address must not contain a user name or password.",
  bad_characters: "The address contains NUL or an unpaired surrogate.",
  too_long: `The address is longer than ${MAX_URL_LENGTH} characters.`,
};

export interface PageAddress {
  /** The identity of the page: two addresses with the same key are the same page to us. */
  key: string;
  /** The page's own address: what was given, or what stands inside the archive, cache or redirector given. */
  address: string;
  /** Where an archive keeps a copy of the page, if that is what was given. */
  archiveUrl: string | null;
}

/**
 * The identity of a page.
 *
 * The key is host, path, query and routing fragment, without scheme: host in lower case and punycode, `www.` kept;
 * path with dot segments resolved, case kept, without its trailing slash; query without tracking parameters, the rest
 * sorted by name, equal names in their order; the fragment only where it begins with `!` or `/`, as applications write
 * which of their pages is meant. Escapes and letters are written one way throughout (see `writeOneWay`).
 *
 * An address that an archive, a cache or a redirector puts around another is the other's (see `unwrap`), and a few
 * services that serve one page under several addresses have rules of their own (see `applySiteRule`).
 *
 * A key with `https://` or `http://` in front normalises to itself. Two choices follow from that alone: ports
 * 80 and 443 are both dropped under either scheme, as the key no longer says which was which, and a run of
 * trailing slashes counts as one.
 *
 * Whatever changes what comes out here, in code or lists, needs another `HASH_VERSION`: see docs/url-identity.md.
 *
 * @throws {UrlError} for anything but an absolute http(s) address without credentials.
 */
export function normaliseUrl(input: string): string {
  return readPageAddress(input).key;
}

/** As `normaliseUrl`, with what the address holds besides. */
export function readPageAddress(input: string): PageAddress {
  const { parts, address, archiveUrl } = unwrapAll({
    parts: takeApart(parseHttpUrl(input)),
    address: input,
    archiveUrl: null,
  });
  const plain = { ...parts, path: withoutTrailingSlashes(parts.path) };
  const page = withoutTracking(applySiteRule(withoutTracking(plain)));
  const query = page.query
    .map((parameter) => ({ parameter, name: nameOf(parameter) }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ parameter }) => parameter);
  return { key: joinParts({ ...page, query }), address, archiveUrl };
}

/** A link shared from a cached copy of an archived page has three; more is somebody's joke and stays as it is. */
const MOST_WRAPPERS = 8;

type Unwrapped = Omit<PageAddress, "key"> & { parts: PageParts };

function unwrapAll(given: Unwrapped): Unwrapped {
  let page = given;
  for (let depth = 0; depth <= MOST_WRAPPERS; depth += 1) {
    const wrapped = unwrap(page.parts);
    const parts = wrapped && partsOf(wrapped.inner);
    if (!parts) return page;
    const archiveUrl = page.archiveUrl ?? (wrapped.isKeptCopy ? page.address : null);
    page = { parts, address: wrapped.inner, archiveUrl };
  }
  return given;
}

/** Null where what stands inside is no address: then the outer one is all that is known. */
function partsOf(inner: string): PageParts | null {
  try {
    return takeApart(parseHttpUrl(inner));
  } catch (error) {
    if (error instanceof UrlError) return null;
    throw error;
  }
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

function takeApart(url: URL): PageParts {
  return {
    host: url.hostname,
    port: url.port === "" || url.port === "80" || url.port === "443" ? "" : `:${url.port}`,
    path: writeOneWay(url.pathname),
    query: parametersOf(writeOneWay(url.search.slice(1))),
    fragment: routingFragment(writeOneWay(url.hash.slice(1).replace(/:~:.*$/, ""))),
  };
}

function parametersOf(query: string): string[] {
  return query.split("&").filter((parameter) => parameter !== "");
}

/** "!/topic/16", "/story/7": which page of an application is meant. Other fragments are places within one page. */
function routingFragment(fragment: string): string {
  const [path = "", ...query] = fragment.split("?");
  const route = withoutTrailingSlashes(path);
  const rest = query.join("?");
  return /^[!/]/.test(path) && (rest !== "" || !["", "!"].includes(route))
    ? `${route}${rest === "" ? "" : `?${rest}`}`
    : "";
}

function withoutTracking(parts: PageParts): PageParts {
  const spares = (parameter: string) => {
    const name = nameOf(parameter);
    return !isTrackingParameter({ name, value: parameter.slice(name.length + 1) }, parts.host);
  };
  const [route = "", ...query] = parts.fragment.split("?");
  const rest = parametersOf(query.join("?")).filter(spares);
  return {
    ...parts,
    query: parts.query.filter(spares),
    fragment: routingFragment(rest.length === 0 ? route : `${route}?${rest.join("&")}`),
  };
}
