import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

// `npm run refresh:url-lists`: writes src/urls/lists/tracking-parameters.json anew from the installed tidy-url. Raise
// the package, run this, read the difference; docs/url-identity.md says what else a change of the lists needs.

const require = createRequire(import.meta.url);
const LIST = fileURLToPath(new URL("../urls/lists/tracking-parameters.json", import.meta.url));
const LICENCE = fileURLToPath(new URL("../urls/lists/LICENSE.tidy-url", import.meta.url));

interface TidyRule {
  name: string;
  match: RegExp;
  match_href?: boolean;
  rules?: string[];
  redirect?: string;
  decode?: object;
}

export interface TrackingList {
  source: string;
  version: string;
  licence: string;
  /** Names that carry tracking on every site, lower case. */
  everywhere: string[];
  /** Names that carry it on a host and what is below it. */
  sites: Record<string, string[]>;
}

/**
 * What tidy-url removes in order to shorten a link may still choose a document. Not taken from it: names of one
 * letter (`i` is a track, `p` a page), rules for link exchanges (without their parameters all their links are one),
 * hosts that only a pattern names, and these.
 */
const NOT_TAKEN: Record<string, readonly string[] | "all"> = {
  "bing.com": ["simid", "thid", "ccid", "cdnurl", "ru"],
  "map.sewoon.org": ["cid"],
  "jf79.net": "all",
  "s.amazon-adsystem.com": "all",
  "khnum-ezi.com": "all",
  "ranker.com": ["rlf"],
  "buyatoyota.com": ["siteid"],
};

/** The host that a pattern means: `/^(?:.*\.)?example\.org/i` → `example.org`. Null for anything cleverer. */
function hostOf({ match, match_href: onAddress }: TidyRule): string | null {
  if (onAddress) return null;
  const host = match.source
    .replace(/^\^/, "")
    .replace(/^(?:\(\?:\.\*\\?\.\|?\)\??|\.\*\\?\.|www\\?\.)/, "")
    .replaceAll("\\.", ".");
  return /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/.test(host) ? host : null;
}

/** As the data file holds it. */
export function readTidyUrl(): TrackingList {
  const rules: TidyRule[] = require("tidy-url/data/rules.js");
  const { version, license }: { version: string; license: string } = require("tidy-url/package.json");
  const names = (rule: TidyRule) => (rule.rules ?? []).map((name) => name.trim().toLowerCase());
  const everywhere = new Set(rules.filter(({ name }) => name === "Global").flatMap(names));
  const sites = new Map<string, Set<string>>();
  for (const rule of rules) {
    const host = hostOf(rule);
    const except = host === null ? "all" : (NOT_TAKEN[host] ?? []);
    if (host === null || except === "all" || rule.redirect || rule.decode) continue;
    const taken = names(rule).filter(
      (name) => /^[\w.$-]{2,}$/.test(name) && !everywhere.has(name) && !except.includes(name),
    );
    if (taken.length > 0) sites.set(host, new Set([...(sites.get(host) ?? []), ...taken]));
  }
  return {
    source: "tidy-url",
    version,
    licence: license,
    everywhere: [...everywhere].sort(),
    sites: Object.fromEntries([...sites].sort().map(([host, set]) => [host, [...set].sort()])),
  };
}

if (import.meta.main) {
  const list = readTidyUrl();
  writeFileSync(LIST, `${JSON.stringify(list, null, 2)}\n`);
  writeFileSync(LICENCE, readFileSync(require.resolve("tidy-url/LICENSE")));
  console.log(
    `tidy-url ${list.version}: ${list.everywhere.length} names everywhere, ${Object.values(list.sites).flat().length} on ${Object.keys(list.sites).length} sites`,
  );
}
