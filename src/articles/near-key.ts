import { hostOf, siteOf } from "./site.ts";

/**
 * What addresses have in common that may be one page though nobody said so: the site, and the path without what
 * publishers vary it by (`/amp`, `index.html`, an extension, capitals, what a sentence left at its end), with query and
 * route. Kept beside each address, as a hint to readers and never as an identity.
 */
export function nearKey(key: string): string {
  const { site, path, parameters, route } = apart(key);
  return join(site, path, parameters, route);
}

/** Of any address of an article; null for a urn, which resembles none. */
export function nearKeyOf(key: string): string | null {
  return key.startsWith("urn:") ? null : nearKey(key);
}

/** The near keys that an address may be found by: its own, those with a parameter less, and a range for one more. */
export interface NearRange {
  keys: string[];
  from: string;
  /** Exclusive. */
  to: string;
}

/** An address with more parameters than this names a query, not a page: only its own near key is looked for. */
const MOST_PARAMETERS = 10;

export function nearRange(key: string): NearRange {
  const { site, path, parameters, route } = apart(key);
  const fewer =
    parameters.length > MOST_PARAMETERS
      ? []
      : parameters.map((_, i) => join(site, path, parameters.toSpliced(i, 1), route));
  // "?" and what comes after it: every query on that path.
  return {
    keys: [join(site, path, parameters, route), ...fewer],
    from: `${site}${path}?`,
    to: `${site}${path}@`,
  };
}

/** Whether two keys of one near path differ by no more than a parameter that one of them has and the other lacks. */
export function isNear(key: string, other: string): boolean {
  const [a, b] = [apart(key), apart(other)];
  const [fewer, more] = a.parameters.length <= b.parameters.length ? [a, b] : [b, a];
  const extra = more.parameters.filter((parameter) => !fewer.parameters.includes(parameter)).length;
  return (
    a.site === b.site &&
    a.path === b.path &&
    a.route === b.route &&
    extra <= 1 &&
    more.parameters.length - extra === fewer.parameters.length
  );
}

function apart(key: string) {
  const [address = "", ...fragment] = key.split("#");
  const [place = "", ...query] = address.split("?");
  const parameters = query
    .join("?")
    .split("&")
    .filter((parameter) => parameter !== "" && !/^(?:amp|outputtype=amp)(?:=|$)/i.test(parameter));
  const path = place.slice(place.indexOf("/") < 0 ? place.length : place.indexOf("/"));
  return { site: `${siteOf(key)}${portOf(key)}`, path: loosen(path), parameters, route: fragment.join("#") };
}

function portOf(key: string): string {
  const host = hostOf(key);
  return /^:\d+/.exec(key.slice(host.length))?.[0] ?? "";
}

function loosen(path: string): string {
  return path
    .toLowerCase()
    .replace(/\/{2,}/g, "/")
    .replace(/(?:%20|[.,;:!)'*]|%22|%e2%80%9d)+$/, "")
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/, "")
    .replace(/\.(?:html?|php|aspx?)$/, "")
    .replace(/^\/amp(?=\/)|(?:\/|\.)amp$/, "")
    .replace(/\.(?:html?|php|aspx?)$/, "");
}

function join(site: string, path: string, parameters: readonly string[], route: string): string {
  return `${site}${path}${parameters.length === 0 ? "" : `?${parameters.join("&")}`}${route === "" ? "" : `#${route}`}`;
}
