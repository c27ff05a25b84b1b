import { getDomain } from "tldts";

/** The host of a page's key (see `normaliseUrl`), without its port. */
export function hostOf(key: string): string {
  return key.split(/[/?#]/, 1)[0]?.replace(/:\d+$/, "") ?? "";
}

/**
 * The site of a page: the registrable domain of its host by the public suffix list, private part included, so that
 * `a.github.io` and `b.github.io` are two. A host that has none (an IP address, a suffix itself) is its own site.
 */
export function siteOf(key: string): string {
  const host = hostOf(key);
  return getDomain(host, { allowPrivateDomains: true }) ?? host;
}
