import { standingSpans } from "../claims/claim-aggregate.ts";
import type { ClaimAggregate } from "../db/records.ts";
import type { ClaimDocument } from "./claim-document.ts";
import { composeClaim } from "./compose-claim.ts";

export type WorkingClaim = ClaimDocument & { hasUnpublishedChanges: boolean };

/** The working copy, in the shape that readers would get. */
export function presentWorkingClaim(aggregate: ClaimAggregate): WorkingClaim {
  const { summary, details } = composeClaim(aggregate, { withUnpublishedTargets: true, reviewedBy: null });
  return { ...summary, ...details, hasUnpublishedChanges: hasUnpublishedChanges(aggregate) };
}

/** Whether publishing now would show readers something else: the claim, or how one of its articles is described. */
function hasUnpublishedChanges({ claim, current, articles, spans, ...aggregate }: ClaimAggregate): boolean {
  if (!current || current.claimVersion !== claim.version) return true;
  const cited = standingSpans({ claim, current, articles, spans, ...aggregate }).map(
    (span) => span.articleId,
  );
  return cited.some((id) => (articles.get(id)?.updatedAt ?? "") > current.publishedAt);
}
