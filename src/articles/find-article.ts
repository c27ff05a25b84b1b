import type { Database } from "../db/database.ts";
import {
  type ArticleAggregate,
  type ArticleReference,
  loadArticle,
} from "../db/queries/article-aggregate.ts";
import { DomainError } from "../domain-error.ts";
import { type ArticleAddress, parseArticleAddress } from "../urls/article-address.ts";

/** The parsed address. Throws `invalid-input` at `pointer` for what is neither a web address nor a urn. */
export function requireAddress(input: string, pointer: string): ArticleAddress {
  const address = parseArticleAddress(input);
  if (address.kind === "invalid") {
    throw new DomainError("invalid-input", address.message, {
      errors: [{ pointer, message: address.message }],
    });
  }
  return address;
}

export function keyOf(address: ArticleAddress): string {
  return address.kind === "url" ? address.key : address.urn;
}

/** As it is shown: the URL or the urn. */
export function shownAddress(address: ArticleAddress): string {
  return address.kind === "url" ? address.url : address.urn;
}

/** How somebody named an article: id, slug, URL or urn. Ids contain an underscore before any colon, slugs none. */
export function articleReference(input: string, pointer: string): ArticleReference {
  if (/^art_[0-9a-z]+$/.test(input)) return { id: input };
  if (!/[:/]/.test(input)) return { slug: input };
  return { key: keyOf(requireAddress(input, pointer)) };
}

/** The article so named. Throws `not-found`. */
export async function findArticle(db: Database, input: string, pointer: string): Promise<ArticleAggregate> {
  const aggregate = await loadArticle(db, articleReference(input, pointer));
  if (!aggregate)
    throw new DomainError("not-found", "There is no such article.", { members: { article: input } });
  return aggregate;
}
