import type { SQL } from "drizzle-orm";
import { assertVersion } from "../claims/commit-claim.ts";
import { attemptWrite } from "../db/attempt-write.ts";
import type { Database } from "../db/database.ts";
import type { ArticleAggregate } from "../db/queries/article-aggregate.ts";
import {
  type ArticleChange,
  type ArticleWrite,
  articleWriteStatements,
} from "../db/queries/article-writes.ts";
import { readOutcome } from "../db/queries/event-gate.ts";
import type { StoredAnswer } from "../db/queries/idempotency.ts";
import type { ArticleRecord } from "../db/records.ts";
import type { WriteContext } from "../write-context.ts";
import { findArticle } from "./find-article.ts";
import { becomesLatest, later, seenAt } from "./latest-text.ts";

/** What a command wants to happen to an article, worked out on one state of it. */
export interface ArticleDecision {
  /** `version` and `updatedAt` are set by the commit. */
  article: ArticleRecord;
  /** Empty: nothing is written. */
  changes: ArticleChange[];
  guards?: SQL[];
  newAddresses?: ArticleWrite["newAddresses"];
  newSnapshot?: ArticleWrite["newSnapshot"];
  more?: ArticleWrite["more"];
}

/** What a snapshot, recorded at `at`, makes known of its article. Replay works out the same from the events. */
function textFacts(
  { article, snapshots }: ArticleAggregate,
  { text, snapshot }: NonNullable<ArticleWrite["newSnapshot"]>,
  at: string,
): Pick<ArticleRecord, "lastCheckedAt" | "textLength"> {
  const recorded = { ...snapshot, createdAt: at };
  return {
    lastCheckedAt: later(article.lastCheckedAt, seenAt(recorded)),
    textLength: becomesLatest(recorded, snapshots) ? text.length : article.textLength,
  };
}

export interface CommittedArticle {
  article: ArticleRecord;
  /** False: everything already was as asked. */
  changed: boolean;
}

export interface ArticleContext extends WriteContext {
  answer?: (after: ArticleRecord) => StoredAnswer | null;
}

/** As `commitClaim`, for an article: read, decide, write as one batch that is refused if anything moved; again. */
export async function commitArticle(
  db: Database,
  context: ArticleContext,
  reference: string,
  decide: (aggregate: ArticleAggregate) => Promise<ArticleDecision> | ArticleDecision,
): Promise<CommittedArticle> {
  return attemptWrite<CommittedArticle>("This article", async () => {
    const before = await findArticle(db, reference, "");
    const { version } = before.article;
    assertVersion(context, version);
    // An address may have gone to another article, whose write does not show in this one's version: decide again.
    const decision = await decide(before);
    if (decision.changes.length === 0) return { outcome: { article: before.article, changed: false } };
    const at = context.now();
    const after: ArticleRecord = {
      ...decision.article,
      ...(decision.newSnapshot ? textFacts(before, decision.newSnapshot, at) : {}),
      version: version + 1,
      updatedAt: at,
    };
    const statements = articleWriteStatements(
      {
        before: before.article,
        after,
        changes: decision.changes,
        actorId: context.actor.editorId,
        guards: decision.guards ?? [],
        answer: context.answer?.(after) ?? null,
        newAddresses: decision.newAddresses ?? [],
        newSnapshot: decision.newSnapshot ?? null,
        ...(decision.more ? { more: decision.more } : {}),
      },
      decision.changes.map(() => context.newId("event")),
    );
    return {
      basis: version,
      write: async () => (readOutcome(await db.write(statements)) ? { article: after, changed: true } : null),
    };
  });
}
