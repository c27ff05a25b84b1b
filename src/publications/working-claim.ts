import { currentVerdict } from "../claims/claim-aggregate.ts";
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
  return composeClaim(aggregate, {
    withUnpublishedTargets: true,
    reviewedBy: reviewedBy(aggregate),
    past: null,
  });
}

/** Who let the current verdict out to the readers who see it now; null for one that they do not see. */
function reviewedBy(aggregate: ClaimAggregate): string | null {
  const { current } = aggregate;
  const verdict = currentVerdict(aggregate);
  if (!current || !verdict || current.verdictId !== verdict.id) return null;
  return reviewerOf(verdict, { editorId: current.publishedBy, name: current.publishedByName });
}

/** Whether publishing now would show readers something else; how articles are described reaches them at once. */
function hasUnpublishedChanges({ claim, current }: ClaimAggregate): boolean {
  return !current || current.claimVersion !== claim.version;
}
