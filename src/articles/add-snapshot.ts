import type { Database } from "../db/database.ts";
import type { ArticleAggregate } from "../db/queries/article-aggregate.ts";
import { articleSpansUnchanged, loadArticleSpans, placementStatements } from "../db/queries/article-spans.ts";
import type { ArticleChange, TextRecord } from "../db/queries/article-writes.ts";
import { DomainError } from "../domain-error.ts";
import { edited } from "../events/changes.ts";
import { normaliseText } from "../language/text-normal-form.ts";
import { pause } from "../pause.ts";
import { restateClaim, restateSpan } from "../publications/restate-claim.ts";
import { assertTimesPast } from "../time-limits.ts";
import type { NewSnapshot } from "./article-input.ts";
import { type ArticleContext, type CommittedArticle, commitArticle } from "./commit-article.ts";
import { knownSurroundings } from "./known-surroundings.ts";
import { becomesLatest } from "./latest-text.ts";
import { type PlacedSpan, placeSpans } from "./place-spans.ts";
import { describeSnapshot } from "./register-article.ts";
import { snapshotText } from "./snapshot-text.ts";

/**
 * Records that the article had this text at this time. When that makes it the latest, every quote is looked up in
 * it, and readers see at once which ones changed or are gone; nothing is dropped.
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
  return commitArticle(db, context, reference, async ({ article, snapshots, latestText }) => {
    // What says no time was seen now: looking again and finding the same is news of its own.
    const known =
      input.retrievedAt !== null &&
      snapshots.some(
        (snapshot) => snapshot.textSha256 === text.sha256 && snapshot.retrievedAt === input.retrievedAt,
      );
    if (known) return { article, changes: [] };
    const change: ArticleChange = {
      action: "article.snapshot",
      subject: { kind: "article", id: article.id },
      changes: Object.fromEntries(
        Object.entries(describeSnapshot(text, input)).map(([field, value]) => [field, [null, value]]),
      ),
      reason: null,
      isPublic: false,
      claimId: null,
    };
    const newSnapshot = {
      text,
      snapshot: {
        textSha256: text.sha256,
        retrievedAt: input.retrievedAt,
        archiveUrl: input.archiveUrl,
        extent: "whole" as const,
        createdAt: context.now(),
        createdBy: context.actor.editorId,
      },
    };
    if (!becomesLatest(newSnapshot.snapshot, snapshots) || latestText?.sha256 === text.sha256) {
      return { article, changes: [change], newSnapshot };
    }
    const placed = await place(db, article.id, latestText, text, content);
    return {
      article,
      changes: [change, ...placed.changes],
      guards: placed.guards,
      newSnapshot,
      more: placed.more,
    };
  });
}

async function place(
  db: Database,
  articleId: string,
  latestText: ArticleAggregate["latestText"],
  text: TextRecord,
  content: string | null,
) {
  const read = await loadArticleSpans(db, articleId);
  const spans = read.spans.filter((span) => span.retractedAt === null || read.published.has(span.id));
  if (spans.length > 0 && content === null) {
    throw new DomainError(
      "text-not-held",
      "Quotes of this article have to be looked up in the new text: send it along. It is dropped with keepText false.",
      { errors: [{ pointer: "/text", message: "is needed to check the quotes again" }] },
    );
  }
  const known = await knownSurroundings(db, latestText, spans);
  const placed = await placeSpans({ sha256: text.sha256, content: content ?? "" }, spans, { known });
  const byId = new Map<string, PlacedSpan>(placed.map((item) => [item.span.id, item]));
  const changes: ArticleChange[] = [];
  const moved: PlacedSpan[] = [];
  for (const item of placed) {
    const { span, state } = item;
    const after = { ...span, state, placement: item.placement && JSON.stringify(item.placement) };
    const change = edited("span.placed", "span", span, after, { isPublic: read.published.has(span.id) });
    if (!change) continue;
    moved.push(item);
    changes.push({ ...change, claimId: span.claimId });
  }
  return {
    changes,
    guards: [articleSpansUnchanged(articleId, read)],
    more: (gate: Parameters<typeof placementStatements>[1]) =>
      placementStatements(
        {
          spans: moved.map(({ span, state, placement }) => ({
            id: span.id,
            state,
            placement: placement && JSON.stringify(placement),
          })),
          published: moved.flatMap(({ span }) => {
            const row = read.published.get(span.id);
            if (!row) return [];
            const document = restateSpan(JSON.parse(row.document), byId);
            return [
              {
                spanId: span.id,
                start: document.placement?.start ?? document.quote.start,
                document: JSON.stringify(document),
              },
            ];
          }),
          claims: read.claims
            .filter((claim) => moved.some(({ span }) => span.claimId === claim.claimId))
            .map((claim) => restateClaim(claim, byId)),
        },
        gate,
      ),
  };
}
