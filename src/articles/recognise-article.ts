import type { Database } from "../db/database.ts";
import { type ArticleAggregate, loadArticle } from "../db/queries/article-aggregate.ts";
import { findArticlesAlike, type KnownArticle } from "../db/queries/known-articles.ts";
import { codePoints } from "../language/code-points.ts";
import { addressesInText } from "../urls/addresses-in-text.ts";
import { type ArticleAddress, articleUrn } from "../urls/article-address.ts";
import { readerAddress } from "../urls/outgoing-url.ts";
import { keyOf, requireAddress } from "./find-article.ts";
import { nearRange } from "./near-key.ts";
import { identifyText } from "./text-identity.ts";

/** What adding an article would come to, before it is done. */
export interface RecognisedArticle {
  /** Null where the article is known by its text alone. */
  address: {
    /** As it would be kept: without a text directive or what tells where a link was found. */
    url: string;
    /** The identity of the page. */
    key: string;
    archiveUrl: string | null;
    /** It was taken out of a longer text, or out of an archive's or redirector's address. */
    isTakenOut: boolean;
  } | null;
  text: { sha256: string; length: number };
  /** The article at this address, or, without one, of this very text. */
  known: { article: ArticleAggregate["article"]; hasText: boolean; hasWholeText: boolean } | null;
  /** Other articles that had the same text. */
  sameText: KnownArticle[];
  /** Other articles whose addresses differ only by what publishers vary them by. */
  nearAddress: KnownArticle[];
}

/** Throws `invalid-input` at `/url` for what is no web address. */
export async function recogniseArticle(
  db: Database,
  given: { url: string | null; text: string },
): Promise<RecognisedArticle> {
  const { sha256, length } = await identifyText(given.text);
  const address = given.url === null ? null : addressIn(given.url);
  const key = address === null ? articleUrn(sha256) : keyOf(address);
  const holder = await loadArticle(db, { key });
  const alike = await findArticlesAlike(db, {
    textSha256: sha256,
    nearKeys: address?.kind === "url" ? nearRange(key).keys : [],
    except: holder?.article.id ?? null,
  });
  const url = address?.kind === "url" ? readerAddress(address.url) : null;
  return {
    address:
      address?.kind === "url" && url !== null
        ? { url, key, archiveUrl: address.archiveUrl, isTakenOut: isTakenOut(given.url ?? "", address.url) }
        : null,
    text: { sha256, length },
    known: holder && {
      article: holder.article,
      hasText: holder.snapshots.some(({ textSha256 }) => textSha256 === sha256),
      hasWholeText: holder.latestText !== null,
    },
    ...alike,
  };
}

/** The address that somebody gave, also one that stands in a message with other words around it, if it is the only one. */
function addressIn(given: string): ArticleAddress {
  const trimmed = given.trim();
  if (!/\s/.test(trimmed)) return requireAddress(trimmed, "/url");
  const [only, ...others] = addressesInText(trimmed);
  const exact = only?.[0]?.exact;
  if (exact === undefined || others.length > 0) return requireAddress(trimmed, "/url");
  return requireAddress(/^https?:/i.test(exact) ? exact : `https://${exact}`, "/url");
}

const isTakenOut = (given: string, taken: string) => codePoints(given.trim()) > 0 && given.trim() !== taken;
