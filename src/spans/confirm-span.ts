import { type ArticleContext, type CommittedArticle, commitArticle } from "../articles/commit-article.ts";
import { assertEditable } from "../claims/claim-status.ts";
import { assertVersion } from "../claims/commit-claim.ts";
import type { Database } from "../db/database.ts";
import { loadArticleSpans } from "../db/queries/article-spans.ts";
import { loadClaimAggregate } from "../db/queries/claim-aggregate.ts";
import { findClaimOfSpan } from "../db/queries/claim-lookups.ts";
import { claimUnchanged } from "../db/queries/guards.ts";
import { DomainError } from "../domain-error.ts";
import { nameForReaders } from "../editors/name-for-readers.ts";
import { type Confirmation, readConfirmation } from "../publications/confirmation.ts";
import type { Placement } from "../publications/span-document.ts";
import type { SpanConfirmation } from "./span-input.ts";

/**
 * Says that a quote still carries its claim, whatever came to stand beside it: its words are the same, somebody read
 * what is around them now. Receipts stand again, and readers see it at once. Something else beside the quote is
 * flagged again. It is knowledge of the source, as is where a quote stands: the claim's version stays as it is.
 * Throws `wrong-status` where there is nothing to confirm.
 */
export async function confirmSpan(
  db: Database,
  context: ArticleContext,
  spanId: string,
  { note }: SpanConfirmation,
): Promise<CommittedArticle> {
  const claimId = await findClaimOfSpan(db, spanId);
  const aggregate = claimId === null ? null : await loadClaimAggregate(db, claimId);
  const articleId = aggregate?.spans.find(({ id }) => id === spanId)?.articleId;
  if (!aggregate || articleId === undefined) {
    throw new DomainError("not-found", `There is no span ${spanId}.`);
  }
  // The version that an editor has seen is the claim's.
  assertVersion(context, aggregate.claim.version);
  assertEditable(aggregate.claim);
  return commitArticle(db, { ...context, ifMatch: null }, articleId, async ({ article }, at) => {
    const read = await loadArticleSpans(db, articleId);
    const span = read.spans.find(({ id }) => id === spanId);
    if (!span || span.retractedAt !== null) {
      throw new DomainError("wrong-status", "This quote was retracted.");
    }
    const placement: Placement | null = span.placement === null ? null : JSON.parse(span.placement);
    if (span.state !== "verified") {
      throw new DomainError(
        "wrong-status",
        `The quote itself is ${span.state} in its source. What can be confirmed is that the same words still carry the claim.`,
        { members: { state: span.state } },
      );
    }
    const surroundings = placement?.surroundings;
    const known = readConfirmation(span);
    if (known && known.surroundings === surroundings) {
      return { article, changes: [], placed: { read, placed: [{ span, state: span.state, placement }] } };
    }
    if (!placement?.meaningMayHaveChanged || surroundings === undefined) {
      throw new DomainError("wrong-status", "Nothing beside this quote calls for a confirmation.");
    }
    const confirmation: Confirmation = {
      by: nameForReaders(context.actor, context.policy),
      at,
      note,
      surroundings,
    };
    return {
      article,
      changes: [
        {
          action: "article.quote-confirmed",
          subject: { kind: "article", id: article.id },
          changes: { quote: [null, spanId] },
          reason: null,
          isPublic: false,
          claimId: null,
        },
      ],
      guards: [claimUnchanged(aggregate.claim)],
      placed: {
        read,
        placed: [
          {
            span,
            state: span.state,
            placement: { ...placement, meaningMayHaveChanged: false },
            confirmation: JSON.stringify(confirmation),
          },
        ],
      },
    };
  });
}
