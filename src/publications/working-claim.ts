import { currentVerdict, standingSpans } from "../claims/claim-aggregate.ts";
import type { ClaimAggregate } from "../db/records.ts";
import type { ClaimDocument } from "./claim-document.ts";
import { type ComposedClaim, composeClaim } from "./compose-claim.ts";
import { reviewerOf } from "./publication-of.ts";

export type WorkingClaim = ClaimDocument & { hasUnpublishedChanges: boolean };

/** The working copy, in the shape that readers would get. */
export function presentWorkingClaim(aggregate: ClaimAggregate): WorkingClaim {
  const { summary, details } = composeWorkingClaim(aggregate);
  return { ...summary, ...details, hasUnpublishedChanges: hasUnpublishedChanges(aggregate) };
}

export function composeWorkingClaim(aggregate: ClaimAggregate): ComposedClaim {
  return composeClaim(aggregate, { withUnpublishedTargets: true, reviewedBy: reviewedBy(aggregate) });
}

/** Who let the current verdict out to the readers who see it now; null for one that they do not see. */
function reviewedBy(aggregate: ClaimAggregate): string | null {
  const { current } = aggregate;
  const verdict = currentVerdict(aggregate);
  if (!current || !verdict || current.verdictId !== verdict.id) return null;
  return reviewerOf(verdict.issuerId, { editorId: current.publishedBy, name: current.publishedByName });
}

/** Whether publishing now would show readers something else: the claim, or how one of its articles is described. */
function hasUnpublishedChanges({ claim, current, articles, spans, ...aggregate }: ClaimAggregate): boolean {
  if (!current || current.claimVersion !== claim.version) return true;
  const cited = standingSpans({ claim, current, articles, spans, ...aggregate }).map(
    (span) => span.articleId,
  );
  return cited.some((id) => (articles.get(id)?.updatedAt ?? "") > current.publishedAt);
}
