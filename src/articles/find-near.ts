import type { PageAtKey } from "../db/queries/annotated-page.ts";
import type { NearRow } from "../db/queries/near-addresses.ts";
import { readerAddress } from "../urls/outgoing-url.ts";
import { isNear, nearRange } from "./near-key.ts";

/** An annotated page whose address resembles one that nobody annotated. */
export interface NearPage {
  url: string;
  /** Another one whenever readers see another byte of it. */
  version: string;
  /** The article as readers see it, as JSON. */
  article: string;
}

/** More would be a list of a site's pages, not a hint. */
const MOST_NEAR = 5;
/** Of a path with a thousand queries as many are looked at. */
const MOST_LOOKED_AT = 40;

/** How the page of this key is asked for, with what is looked at where nobody annotated it; a urn resembles nothing. */
export function pageAtKey(key: string): PageAtKey {
  const near = key.startsWith("urn:")
    ? { keys: [], from: "", to: "", limit: 0 }
    : { ...nearRange(key), limit: MOST_LOOKED_AT };
  return { by: "key", value: key, near };
}

/** Of what was looked at, the annotated pages nearest to the page of this key, one address an article. */
export function nearestPages(key: string, rows: readonly NearRow[]): NearPage[] {
  const near = new Map<string, NearPage>();
  for (const row of rows) {
    if (row.key === key || near.has(row.article) || !isNear(key, row.key)) continue;
    near.set(row.article, {
      url: readerAddress(row.url),
      version: `${row.articleId}.${row.version}.${row.key}`,
      article: row.article,
    });
    if (near.size === MOST_NEAR) break;
  }
  return [...near.values()];
}
