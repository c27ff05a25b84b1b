import type { Database } from "../db/database.ts";
import { loadArticle } from "../db/queries/article-aggregate.ts";
import { articlesUnchanged } from "../db/queries/guards.ts";
import type { ArticleRecord } from "../db/records.ts";
import { DomainError } from "../domain-error.ts";
import { edited } from "../events/changes.ts";
import { assertDaysBegun } from "../time-limits.ts";
import { addressTaken, aliasedChange, newAddress } from "./article-addresses.ts";
import type { ArticleMerge, ArticlePatch, NewAlias } from "./article-input.ts";
import { CANONICAL_REASON, canonicalAddress } from "./canonical-link.ts";
import { type ArticleContext, commitArticle } from "./commit-article.ts";
import { findArticle, keyOf, requireAddress } from "./find-article.ts";

/** Changes how the article is described; readers see it at once, wherever it is quoted. */
export function editArticle(db: Database, context: ArticleContext, reference: string, patch: ArticlePatch) {
  assertDaysBegun(context.now(), { "/publishedOn": patch.publishedOn });
  return commitArticle(db, context, reference, ({ article: before }) => {
    const { publisher, ...fields } = patch;
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    const article: ArticleRecord = {
      ...before,
      ...given,
      ...(publisher === undefined
        ? {}
        : { publisherName: publisher?.name ?? null, publisherSite: publisher?.site ?? null }),
    };
    const change = edited("article.edited", "article", before, article);
    return { article, changes: change ? [{ ...change, claimId: null }] : [] };
  });
}

/**
 * Makes the article found under another address too: one that an editor says is its own, or one that the page itself
 * names (see `canonicalAddress`). Throws `address-taken` where that is another article's.
 */
export async function addAlias(db: Database, context: ArticleContext, reference: string, input: NewAlias) {
  const { url, canonicalUrl } = input;
  if ((url === undefined) === (canonicalUrl === undefined)) {
    throw new DomainError("invalid-input", "An alias is a url or a canonicalUrl.", {
      errors: [{ pointer: "/url", message: "give a url or a canonicalUrl, one of them" }],
    });
  }
  const said = url === undefined ? null : requireAddress(url, "/url");
  const reason = input.reason ?? (url === undefined ? CANONICAL_REASON : null);
  return commitArticle(db, context, reference, async ({ article, addresses }) => {
    const address =
      said ??
      canonicalAddress(
        canonicalUrl ?? "",
        addresses.map(({ key }) => key),
      );
    const key = keyOf(address);
    if (addresses.some((known) => known.key === key)) return { article, changes: [] };
    const holder = await loadArticle(db, { key });
    if (holder) throw addressTaken(holder.article.id);
    const added = await newAddress(address, { at: context.now(), by: context.actor.editorId, reason });
    return { article, changes: [aliasedChange(article.id, added)], newAddresses: [added] };
  });
}

/**
 * Says that two articles are one: from then on this one's addresses lead to the other. Its own record, texts and
 * quotes stay as they are, so that the quotes can still be checked where they were found.
 */
export async function mergeArticle(
  db: Database,
  context: ArticleContext,
  reference: string,
  { into, reason }: ArticleMerge,
) {
  return commitArticle(db, context, reference, async ({ article: before }) => {
    const target = await findArticle(db, into, "/into");
    if (before.id === target.article.id) {
      throw new DomainError("invalid-input", "An article cannot be merged into itself.", {
        errors: [{ pointer: "/into", message: "is, or leads to, the article itself" }],
      });
    }
    const article = { ...before, mergedInto: target.article.id };
    const change = edited("article.merged", "article", before, article, { reason });
    return {
      article,
      changes: change ? [{ ...change, claimId: null }] : [],
      // Else two articles that are merged into each other at once would both lead nowhere.
      guards: [articlesUnchanged([target.article])],
    };
  });
}
