import type { SQL } from "drizzle-orm";
import { assertVersion } from "../claims/commit-claim.ts";
import { attemptWrite } from "../db/attempt-write.ts";
import type { Database } from "../db/database.ts";
import type { ArticleAggregate } from "../db/queries/article-aggregate.ts";
import { articleSpansUnchanged, loadArticleSpans } from "../db/queries/article-spans.ts";
import {
  type ArticleChange,
  type ArticleWrite,
  articleWriteStatements,
} from "../db/queries/article-writes.ts";
import { readOutcome } from "../db/queries/event-gate.ts";
import type { StoredAnswer } from "../db/queries/idempotency.ts";
import type { ArticleRecord, SpanRecord } from "../db/records.ts";
import type { ChangeKind } from "../vocabulary.ts";
import type { WriteContext } from "../write-context.ts";
import { findArticle } from "./find-article.ts";
import { changesOfQuotes, type PlacedQuotes, type QuoteChange } from "./place-quotes.ts";
import { isDescribedAnew, restateReaders, spanAfter } from "./restate-readers.ts";

/** What a command wants to happen to an article, worked out on one state of it. */
export interface ArticleDecision {
  /** `version` and `updatedAt` are set by the commit. */
  article: ArticleRecord;
  /** Empty: nothing is written. */
  changes: ArticleChange[];
  guards?: SQL[];
  newAddresses?: ArticleWrite["newAddresses"];
  newSnapshot?: ArticleWrite["newSnapshot"];
  /** Quotes that were looked up in what is written. */
  placed?: PlacedQuotes;
  proposedExtent?: CommittedArticle["proposedExtent"];
  more?: NonNullable<ArticleWrite["more"]>;
}

/** As what readers of claims that quote the article see that it is described otherwise; null where it is not. */
function seenAs(before: ArticleRecord, after: ArticleRecord): ChangeKind | null {
  if (!isDescribedAnew(before, after)) return null;
  return isDescribedAnew({ ...before, lastCheckedAt: after.lastCheckedAt }, after) ? "changed" : "checked";
}

export interface CommittedArticle {
  article: ArticleRecord;
  /** False: everything already was as asked. */
  changed: boolean;
  /** The quotes that were looked at, as they are now. */
  spans: SpanRecord[];
  /** Which quotes stand otherwise than before. */
  quotes: QuoteChange[];
  /** What the text that came looks like, where nobody said how much of the page it is and it does not look like all. */
  proposedExtent: "excerpt" | "stub" | null;
}

export interface ArticleContext extends WriteContext {
  answer?: (after: CommittedArticle) => StoredAnswer | null;
}

/**
 * As `commitClaim`, for an article: read, decide, write as one batch that is refused if anything moved; again. Readers
 * see at once how the article is described now, and how its quotes stand.
 */
export async function commitArticle(
  db: Database,
  context: ArticleContext,
  reference: string,
  decide: (aggregate: ArticleAggregate, at: string) => Promise<ArticleDecision> | ArticleDecision,
): Promise<CommittedArticle> {
  return attemptWrite<CommittedArticle>("This article", async () => {
    const before = await findArticle(db, reference, "");
    const { version } = before.article;
    assertVersion(context, version);
    // An address may have gone to another article, whose write does not show in this one's version: decide again.
    const at = context.now();
    const decision = await decide(before, at);
    if (decision.changes.length === 0) {
      const spans = decision.placed?.placed.map(spanAfter) ?? [];
      return {
        outcome: { article: before.article, changed: false, spans, quotes: [], proposedExtent: null },
      };
    }
    const after: ArticleRecord = { ...decision.article, version: version + 1, updatedAt: at };
    const read =
      decision.placed?.read ??
      (isDescribedAnew(before.article, after) ? await loadArticleSpans(db, after.id) : null);
    const readers = read && restateReaders(read, decision.placed?.placed ?? [], before.article, after);
    const changes = [...decision.changes, ...(readers?.changes ?? [])];
    const committed: CommittedArticle = {
      article: after,
      changed: true,
      spans: decision.placed?.placed.map(spanAfter) ?? [],
      quotes: decision.placed ? changesOfQuotes(decision.placed) : [],
      proposedExtent: decision.proposedExtent ?? null,
    };
    const statements = articleWriteStatements(
      {
        before: before.article,
        after,
        changes,
        actorId: context.actor.editorId,
        guards: [...(decision.guards ?? []), ...(read ? [articleSpansUnchanged(read)] : [])],
        answer: context.answer?.(committed) ?? null,
        newAddresses: decision.newAddresses ?? [],
        newSnapshot: decision.newSnapshot ?? null,
        more: (gate) => [...(decision.more?.(gate) ?? []), ...(readers?.statements(gate) ?? [])],
        seenAs: seenAs(before.article, after),
      },
      changes.map(() => context.newId("event")),
    );
    return {
      basis: version,
      write: async () => (readOutcome(await db.write(statements)) ? committed : null),
    };
  });
}
