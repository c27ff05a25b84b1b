import { parseArticleAddress } from "../urls/article-address.ts";
import { keyOf } from "./find-article.ts";

/**
 * The key that the rules in force give to a stored address: worked out of the URL as it was given, or of its key where
 * there is none. One that the rules cannot read keeps the key that it has.
 */
export function ruledKey({ key, url }: { key: string; url: string | null }): string {
  if (key.startsWith("urn:")) return key;
  const address = parseArticleAddress(url ?? `https://${key}`);
  return address.kind === "invalid" ? key : keyOf(address);
}

/**
 * Whether the key can be that of the URL, by these rules or older ones, which knew no routes: the rules in force make one
 * page of both. Nobody would find a page under another's key.
 */
export function isKeyOf({ key, url }: { key: string; url: string | null }): boolean {
  if (key.startsWith("urn:")) return url === null && /^urn:sha-256:[0-9a-f]{64}$/.test(key);
  const address = parseArticleAddress(`https://${key}`);
  if (address.kind === "invalid") return false;
  if (url === null) return true;
  const route = url.indexOf("#");
  const spellings = route < 0 ? [url] : [url, url.slice(0, route)];
  return spellings.some((spelling) => ruledKey({ key: "", url: spelling }) === keyOf(address));
}
