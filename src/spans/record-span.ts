import { assertEditable } from "../claims/claim-status.ts";
import { type Committed, commitClaim, type Decision } from "../claims/commit-claim.ts";
import type { Database } from "../db/database.ts";
import { standsInLatestText } from "../db/queries/guards.ts";
import type { ArticleRecord, ClaimAggregate, SpanRecord } from "../db/records.ts";
import { nameForReaders } from "../editors/name-for-readers.ts";
import { created } from "../events/changes.ts";
import type { SpanRole, Stance } from "../vocabulary.ts";
import type { ClaimWriteContext } from "../write-context.ts";

/** A quote whose place in the article's latest text is known. Offsets in code points. */
export interface LocatedQuote {
  exact: string;
  prefix: string;
  suffix: string;
  start: number;
  end: number;
  textSha256: string;
}

export interface LocatedSpan {
  article: ArticleRecord;
  role: SpanRole;
  stance: Stance | null;
  quote: LocatedQuote;
  assertedBy: { name: string; role: string | null; claimantSide: boolean } | null;
  note: string | null;
  /** What else the Web Annotation says that it was sent as, see sent-annotation.ts. */
  annotation?: string | null;
}

/** The quote that the claim has already in this role, at this place of this text. */
export function sameSpan(
  aggregate: ClaimAggregate,
  { article, role, quote }: LocatedSpan,
): SpanRecord | undefined {
  return aggregate.spans.find(
    (span) =>
      span.retractedAt === null &&
      span.articleId === article.id &&
      span.role === role &&
      span.textSha256 === quote.textSha256 &&
      span.start === quote.start &&
      span.end === quote.end,
  );
}

/**
 * Adds a quote to the claim's working copy, at the place that `locate` finds; it is asked again when something has
 * moved. The same quote in the same role is there once, so adding it again changes nothing. The database checks the
 * words against the latest text in the write itself.
 */
export function recordSpan(
  db: Database,
  context: ClaimWriteContext,
  claimIdOrSlug: string,
  locate: () => Promise<LocatedSpan>,
): Promise<Committed> {
  const id = context.newId("span");
  return commitClaim(db, context, claimIdOrSlug, async (aggregate) => {
    assertEditable(aggregate.claim);
    const located = await locate();
    const same = sameSpan(aggregate, located);
    return same
      ? { after: aggregate, changes: [], created: same.id }
      : withSpan(context, aggregate, id, located);
  });
}

/** What becomes of a claim that gets a quote which it has not. */
export function withSpan(
  context: ClaimWriteContext,
  aggregate: ClaimAggregate,
  id: string,
  { article, role, stance, quote, assertedBy, note, annotation = null }: LocatedSpan,
): Decision {
  const span: SpanRecord = {
    id,
    claimId: aggregate.claim.id,
    articleId: article.id,
    role,
    stance,
    ...quote,
    assertedByName: assertedBy?.name ?? null,
    assertedByRole: assertedBy?.role ?? null,
    claimantSide: assertedBy?.claimantSide ?? false,
    note,
    verifiedBy: nameForReaders(context.actor, context.policy),
    verifiedAt: context.now(),
    state: "verified",
    placement: null,
    confirmation: null,
    copiedFrom: null,
    annotation,
    retractedAt: null,
    retractedReason: null,
    createdAt: context.now(),
    createdBy: context.actor.editorId,
  };
  const { claimId: _, ...recorded } = span;
  return {
    after: {
      ...aggregate,
      spans: [...aggregate.spans, span],
      articles: new Map([...aggregate.articles, [article.id, article]]),
    },
    changes: [created("span.added", "span", recorded)],
    guards: [standsInLatestText(span)],
    created: id,
  };
}
