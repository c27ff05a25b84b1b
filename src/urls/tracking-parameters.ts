import { bySite, everywhere, referral } from "./added-parameters.ts";
import list from "./lists/tracking-parameters.json" with { type: "json" };

const names: ReadonlySet<string> = new Set([
  ...list.everywhere,
  ...everywhere.flatMap((family) => family.names ?? []),
]);
const prefixes: readonly string[] = everywhere.flatMap((family) => family.prefixes ?? []);
const listed: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(list.sites));
const namesBySite: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [...listed.keys(), ...Object.keys(bySite)].map((site) => [
    site,
    new Set([...(listed.get(site) ?? []), ...(bySite[site] ?? [])]),
  ]),
);
const referralWords: ReadonlyMap<string, { hosts: boolean; words: ReadonlySet<string> }> = new Map(
  referral.flatMap(({ names, hosts, words }) =>
    names.map((name) => [name, { hosts, words: new Set(words) }] as const),
  ),
);

/** Whether a parameter of this name never says which page is meant, whatever the page and the value. */
export function isKnownTracking(name: string): boolean {
  const lower = name.toLowerCase();
  return names.has(lower) || prefixes.some((prefix) => lower.startsWith(prefix));
}

/** "example.org", "https://www.example.org/"; written without escapes. */
const hostName = /^(?:https?:\/\/)?(?:[a-z0-9-]+\.)+[a-z]{2,}\/?$/;

export interface QueryParameter {
  /** Escapes of unreserved characters already decoded. */
  readonly name: string;
  /** Empty where there is none. */
  readonly value: string;
}

/**
 * Whether a query parameter says how a reader came to a page of `host`, and not which page it is. `host` is in lower
 * case, as `URL` gives it.
 */
export function isTrackingParameter({ name, value }: QueryParameter, host: string): boolean {
  if (isKnownTracking(name)) return true;
  const lower = name.toLowerCase();
  for (let site = host; site !== ""; site = site.slice(site.indexOf(".") + 1)) {
    if (namesBySite.get(site)?.has(lower)) return true;
    if (!site.includes(".")) break;
  }
  const places = referralWords.get(lower);
  if (places === undefined) return false;
  const place = value.toLowerCase().replaceAll("%3a", ":").replaceAll("%2f", "/");
  return places.words.has(place) || (places.hosts && hostName.test(place));
}
