import type { Database } from "../db/database.ts";
import { findNearAddresses } from "../db/queries/near-addresses.ts";
import { readerAddress } from "../urls/outgoing-url.ts";
import { isNear, nearRange } from "./near-key.ts";

/** An annotated page whose address resembles one that nobody annotated. */
export interface NearPage {
  url: string;
  articleId: string;
  /** The article as readers see it, as JSON. */
  article: string;
}

/** More would be a list of a site's pages, not a hint. */
const MOST_NEAR = 5;
/** Of a path with a thousand queries as many are looked at. */
const MOST_LOOKED_AT = 40;

/** The annotated pages nearest to the page of this key, one address an article. One round trip. */
export async function findNear(db: Pick<Database, "execute">, key: string): Promise<NearPage[]> {
  const rows = await findNearAddresses(db, { ...nearRange(key), limit: MOST_LOOKED_AT });
  const near = new Map<string, NearPage>();
  for (const row of rows) {
    if (row.key === key || near.has(row.article) || !isNear(key, row.key)) continue;
    near.set(row.article, {
      url: readerAddress(row.url),
      articleId: row.articleId,
      article: row.article,
    });
    if (near.size === MOST_NEAR) break;
  }
  return [...near.values()];
}
