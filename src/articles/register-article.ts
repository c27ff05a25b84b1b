import { newSlug } from "../claims/new-slug.ts";
import { slugify } from "../claims/slug.ts";
import { attemptWrite } from "../db/attempt-write.ts";
import type { Database } from "../db/database.ts";
import { type ArticleAggregate, loadArticle } from "../db/queries/article-aggregate.ts";
import { articleWriteStatements, type TextRecord } from "../db/queries/article-writes.ts";
import { readOutcome } from "../db/queries/event-gate.ts";
import type { ArticleRecord } from "../db/records.ts";
import { DomainError } from "../domain-error.ts";
import { created } from "../events/changes.ts";
import { assertDaysBegun, assertTimesPast } from "../time-limits.ts";
import { type ArticleAddress, articleUrn } from "../urls/article-address.ts";
import { addSnapshot } from "./add-snapshot.ts";
import { addressTaken, aliasedChange, newAddress } from "./article-addresses.ts";
import type { NewArticle } from "./article-input.ts";
import { CANONICAL_REASON, canonicalAddress } from "./canonical-link.ts";
import type { ArticleContext, CommittedArticle } from "./commit-article.ts";
import { addAlias } from "./edit-article.ts";
import { keyOf, requireAddress, shownAddress } from "./find-article.ts";
import { seenAt } from "./latest-text.ts";
import { describeSnapshot, snapshotText } from "./snapshot-text.ts";

export interface Registered {
  article: ArticleAggregate;
  /** False: it was known already, and stays as it was. */
  isNew: boolean;
}

/**
 * Makes an article known by its URL or, lacking one, by its text. Registering one that is known gives it back
 * unchanged: another description goes in by PATCH, another text as a snapshot, unless it is said to be a part. Throws
 * `address-taken` for a text that the known article never had, lest whoever sent it takes it for recorded, and where the page's canonical link is the
 * address of another article.
 */
export async function registerArticle(
  db: Database,
  context: ArticleContext,
  input: NewArticle,
): Promise<Registered> {
  assertDaysBegun(context.now(), { "/publishedOn": input.publishedOn });
  assertTimesPast(context.now(), { "/retrievedAt": input.retrievedAt });
  const text = await snapshotText(input);
  if (input.url === undefined && text === null) {
    throw new DomainError("invalid-input", "An article has a URL or a text.", {
      errors: [{ pointer: "/url", message: "give a url, a text, or textSha256 with textLength" }],
    });
  }
  if (input.canonicalUrl != null && input.url === undefined) {
    throw new DomainError("invalid-input", "A canonical link is one of a page: its url is missing.", {
      errors: [{ pointer: "/url", message: "is required with canonicalUrl" }],
    });
  }
  const address = requireAddress(input.url ?? articleUrn(text?.sha256 ?? ""), "/url");
  const key = keyOf(address);
  const canonical = input.canonicalUrl == null ? null : canonicalAddress(input.canonicalUrl, [key]);
  const alias = canonical === null || canonical.key === key ? null : canonical;
  // Whoever gives an archive's address gives the copy that the text was taken from.
  const archiveUrl = input.archiveUrl ?? (address.kind === "url" ? address.archiveUrl : null);
  const extent = input.extent ?? "whole";
  const id = context.newId("article");
  const base = slugOf(input, key, id);
  return attemptWrite<Registered>("This article", async () => {
    // Somebody may have registered one of the addresses a moment ago.
    const holder = await loadArticle(db, { key });
    const namesake = alias && (await loadArticle(db, { key: alias.key }));
    if (holder && namesake && holder.article.id !== namesake.article.id) {
      throw addressTaken(namesake.article.id);
    }
    const known = holder ?? namesake;
    if (known) {
      const isPart = input.extent !== undefined && input.extent !== "whole";
      if (!isPart) assertKnownText(known, text, input);
      const lacking = alias && (holder === null ? address : namesake === null ? alias : null);
      const named = lacking === null ? known : await nameAlso(db, context, known, lacking);
      const article = text && isPart ? await addPart(db, context, named, { ...input, archiveUrl }) : named;
      return { outcome: { article, isNew: false } };
    }
    const slug = await newSlug(db, "article", base);
    const at = context.now();
    const article: ArticleRecord = {
      id,
      slug,
      url: address.kind === "url" ? address.url : null,
      urn: address.kind === "urn" ? address.urn : null,
      headline: input.headline,
      descriptiveHeadline: input.descriptiveHeadline,
      author: input.author,
      publisherName: input.publisher?.name ?? null,
      publisherSite: input.publisher?.site ?? null,
      publishedOn: input.publishedOn,
      language: input.language,
      genre: input.genre,
      genreNote: input.genreNote,
      access: input.access,
      lastCheckedAt: text && seenAt({ retrievedAt: input.retrievedAt, createdAt: at }),
      textLength: extent === "whole" ? (text?.length ?? null) : null,
      version: 1,
      mergedInto: null,
      createdAt: at,
      createdBy: context.actor.editorId,
      updatedAt: at,
    };
    const added = { at, by: context.actor.editorId };
    const own = await newAddress(address, { ...added, reason: null });
    const named = alias && (await newAddress(alias, { ...added, reason: CANONICAL_REASON }));
    const addresses = named ? [own, named] : [own];
    const snapshot = text && {
      textSha256: text.sha256,
      retrievedAt: input.retrievedAt,
      archiveUrl,
      extent,
      createdAt: at,
      createdBy: context.actor.editorId,
    };
    const change = {
      ...created("article.registered", "article", {
        ...article,
        address: key,
        ...describeSnapshot(text, { ...input, archiveUrl, extent }),
      }),
      claimId: null,
    };
    const changes = named ? [change, aliasedChange(id, named)] : [change];
    const statements = articleWriteStatements(
      {
        before: null,
        after: article,
        changes,
        actorId: context.actor.editorId,
        guards: [],
        answer: context.answer?.(registered(article, true)) ?? null,
        newAddresses: addresses,
        newSnapshot: text && snapshot ? { text, snapshot } : null,
      },
      changes.map(() => context.newId("event")),
    );
    return {
      basis: slug,
      write: async () => {
        if (!readOutcome(await db.write(statements))) return null;
        const aggregate: ArticleAggregate = {
          seq: 0,
          article,
          addresses,
          snapshots: snapshot ? [{ seq: 0, ...snapshot }] : [],
          latestText: text,
        };
        return { article: aggregate, isNew: true };
      },
    };
  });
}

/** A registration as the writes of articles answer it: it looks no quote up. */
export function registered(article: ArticleRecord, changed: boolean): CommittedArticle {
  return { article, changed, spans: [], quotes: [], proposedExtent: null };
}

/** Gives a known article one more address, which its page's canonical link tells. */
async function nameAlso(
  db: Database,
  { answer: _, ...context }: ArticleContext,
  known: ArticleAggregate,
  address: ArticleAddress,
): Promise<ArticleAggregate> {
  const { id } = known.article;
  await addAlias(db, context, id, { url: shownAddress(address), reason: CANONICAL_REASON });
  return (await loadArticle(db, { id })) ?? known;
}

/** Gives a known article one more text that is only a part of it, or what its page showed instead. */
async function addPart(
  db: Database,
  { answer: _, ...context }: ArticleContext,
  known: ArticleAggregate,
  { text, textSha256, textLength, keepText, retrievedAt, archiveUrl, extent }: NewArticle,
): Promise<ArticleAggregate> {
  const { id } = known.article;
  const part = { text, textSha256, textLength, keepText, retrievedAt, archiveUrl, extent };
  await addSnapshot(db, context, id, part);
  return (await loadArticle(db, { id })) ?? known;
}

function assertKnownText(
  { article, snapshots }: ArticleAggregate,
  text: TextRecord | null,
  input: NewArticle,
): void {
  if (!text || snapshots.some(({ textSha256 }) => textSha256 === text.sha256)) return;
  throw new DomainError(
    "address-taken",
    `The article at this address is known, but not with this text. If it is a part of the page, such as a second quotation from it, send it with extent "excerpt", here or to /v1/articles/${article.id}/snapshots: quotes from its other texts stay as they are. If the page has changed and this is now all of it, send it to /v1/articles/${article.id}/snapshots with extent "whole": every quote is then looked up in it, and one that it does not hold is gone.`,
    {
      errors: [
        {
          pointer: input.text === undefined ? "/textSha256" : "/text",
          message: "is none that the article is known to have had",
        },
      ],
      members: { article: article.id },
    },
  );
}

function slugOf(input: NewArticle, key: string, id: string): string {
  const words = input.headline ?? input.descriptiveHeadline;
  return slugify(words ?? key.replace(/^urn:sha-256:([0-9a-f]{12}).*/, "text $1")) || id.replace("_", "-");
}
