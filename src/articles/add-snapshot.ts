import type { Database } from "../db/database.ts";
import type { ArticleAggregate } from "../db/queries/article-aggregate.ts";
import type { ArticleChange, TextRecord } from "../db/queries/article-writes.ts";
import { DomainError } from "../domain-error.ts";
import { normaliseText } from "../language/text-normal-form.ts";
import { pause } from "../pause.ts";
import { assertTimesPast } from "../time-limits.ts";
import type { NewSnapshot } from "./article-input.ts";
import { type ArticleContext, type CommittedArticle, commitArticle } from "./commit-article.ts";
import { guessExtent } from "./guess-extent.ts";
import { becomesLatest, decidingTexts, later, newestFirst, seenAt } from "./latest-text.ts";
import { type PlacedQuotes, placeQuotes, placeQuotesInExcerpt } from "./place-quotes.ts";
import { describeSnapshot, snapshotText } from "./snapshot-text.ts";

/**
 * Records that the article had this text at this time. When that makes it the latest whole one, every quote is looked
 * up in it, and readers see at once which ones changed or are gone; nothing is dropped. An excerpt or a stub leaves
 * alone whatever it does not carry. A text of which people said before how much of the page it is stays that.
 */
export async function addSnapshot(
  db: Database,
  context: ArticleContext,
  reference: string,
  input: NewSnapshot,
): Promise<CommittedArticle> {
  assertTimesPast(context.now(), { "/retrievedAt": input.retrievedAt });
  const text = await snapshotText(input);
  if (!text) {
    throw new DomainError("invalid-input", "A snapshot has a text.", {
      errors: [{ pointer: "/text", message: "give a text, or textSha256 with textLength" }],
    });
  }
  const content = text.content ?? (input.text === undefined ? null : normaliseText(input.text));
  // A text of megabytes was just read, checked and hashed: what else waits goes before it is looked through.
  await pause();
  return commitArticle(db, context, reference, async (aggregate, at) => {
    const { article, snapshots, latestText } = aggregate;
    const before = snapshots.find((snapshot) => snapshot.textSha256 === text.sha256);
    const extent = input.extent ?? before?.extent ?? "whole";
    // What says no time was seen now: looking again and finding the same is news of its own.
    const isKnown =
      input.retrievedAt !== null &&
      snapshots.some(
        (snapshot) => snapshot.textSha256 === text.sha256 && snapshot.retrievedAt === input.retrievedAt,
      );
    if (isKnown) return { article, changes: [] };
    const change: ArticleChange = {
      action: "article.snapshot",
      subject: { kind: "article", id: article.id },
      changes: Object.fromEntries(
        Object.entries(describeSnapshot(text, { ...input, extent })).map(([field, value]) => [
          field,
          [null, value],
        ]),
      ),
      reason: null,
      isPublic: false,
      claimId: null,
    };
    const snapshot = {
      textSha256: text.sha256,
      retrievedAt: input.retrievedAt,
      archiveUrl: input.archiveUrl,
      extent,
      createdAt: at,
      createdBy: context.actor.editorId,
    };
    const placed = await placeAfter(db, aggregate, snapshot, { ...text, content });
    return {
      article: {
        ...article,
        lastCheckedAt: later(article.lastCheckedAt, seenAt(snapshot)),
        textLength: becomesLatest(snapshot, snapshots) ? text.length : article.textLength,
      },
      changes: [change],
      newSnapshot: { text, snapshot },
      // Where nobody ever said how much of the page it is.
      proposedExtent:
        input.extent === undefined && before === undefined
          ? guessExtent({ length: text.length, content }, latestText)
          : null,
      ...(placed ? { placed } : {}),
    };
  });
}

/** Where the quotes stand once there is this snapshot; null where it says nothing new of them. */
async function placeAfter(
  db: Database,
  { article, snapshots }: ArticleAggregate,
  snapshot: Omit<ArticleAggregate["snapshots"][number], "seq">,
  text: TextRecord,
): Promise<PlacedQuotes | null> {
  const before = decidingTexts(snapshots);
  // Newest first, and of two that were seen at once the new one is first.
  const after = decidingTexts(newestFirst([...snapshots.toReversed(), { seq: 0, ...snapshot }]));
  const isSame = JSON.stringify(before) === JSON.stringify(after);
  if (isSame) return null;
  if (snapshot.extent === "excerpt") return placeQuotesInExcerpt(db, article.id, text);
  return placeQuotes(db, article.id, after, text);
}
