import type { Server, Settings } from "../ground/settings.ts";

/** Names that no public page has: what is read there is nobody's affair, and nobody could have annotated it. */
const PRIVATE_SUFFIXES = ["local", "internal", "localhost", "lan", "home", "corp", "intranet", "home.arpa"];

/**
 * Which servers a page is looked up at. A server's own pages are asked for at that server alone, which has sent them; pages
 * that only this network has, at none.
 */
export function serversFor(address: string, servers: readonly Server[]): readonly Server[] {
  const url = httpUrl(address);
  if (url === null) return [];
  const own = servers.filter((server) => new URL(server.url).origin === url.origin);
  if (own.length > 0) return own;
  return isPublicHost(url.hostname) ? servers : [];
}

export function isOff(address: string, { offSites }: Pick<Settings, "offSites">): boolean {
  const host = httpUrl(address)?.hostname ?? "";
  return offSites.some((site) => host === site || host.endsWith(`.${site}`));
}

function isPublicHost(given: string): boolean {
  const host = given.replace(/\.$/, "");
  // The URL standard writes every form of an IPv4 address with four numbers, and IPv6 in brackets.
  if (!host.includes(".") || host.startsWith("[") || /^\d+\.\d+\.\d+\.\d+$/.test(host)) return false;
  return !PRIVATE_SUFFIXES.some((suffix) => host.endsWith(`.${suffix}`));
}

function httpUrl(address: string): URL | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === "http:" || url.protocol === "https:" ? url : null;
}
