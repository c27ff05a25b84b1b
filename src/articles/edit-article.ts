import type { Database } from "../db/database.ts";
import { loadArticle } from "../db/queries/article-aggregate.ts";
import { articlesUnchanged } from "../db/queries/guards.ts";
import type { ArticleRecord } from "../db/records.ts";
import { DomainError } from "../domain-error.ts";
import { edited } from "../events/changes.ts";
import { assertDaysBegun } from "../time-limits.ts";
import { lookupHash } from "../urls/lookup-hash.ts";
import type { ArticleMerge, ArticlePatch, NewAlias } from "./article-input.ts";
import { type ArticleContext, commitArticle } from "./commit-article.ts";
import { findArticle, keyOf, requireAddress } from "./find-article.ts";

/** Changes how the article is described; readers get it with the next publication that cites it. */
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

/** Makes the article found under another address too. Throws `address-taken` where that is another article's. */
export async function addAlias(db: Database, context: ArticleContext, reference: string, input: NewAlias) {
  const address = requireAddress(input.url, "/url");
  const key = keyOf(address);
  const hash = await lookupHash(key);
  return commitArticle(db, context, reference, async ({ article, addresses }) => {
    if (addresses.some((known) => known.key === key)) return { article, changes: [] };
    const holder = await loadArticle(db, { key });
    if (holder) {
      throw new DomainError(
        "address-taken",
        "This address belongs to another article. Merge them if they are one.",
        {
          members: { article: holder.article.id },
        },
      );
    }
    const url = address.kind === "url" ? address.url : null;
    return {
      article,
      changes: [
        {
          action: "article.aliased",
          subject: { kind: "article", id: article.id },
          changes: { address: [null, key], url: [null, url] },
          reason: input.reason,
          isPublic: false,
          claimId: null,
        },
      ],
      newAddresses: [
        { key, hash, url, addedAt: context.now(), addedBy: context.actor.editorId, reason: input.reason },
      ],
    };
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
