import { commitClaim, type Decision } from "../claims/commit-claim.ts";
import { withStatus } from "../claims/withdraw-claim.ts";
import type { Database } from "../db/database.ts";
import type { ClaimAggregate, ClaimRecord, VerdictRecord } from "../db/records.ts";
import { created, edited } from "../events/changes.ts";
import { publicationOf } from "../publications/publication-of.ts";
import { publishedClaim } from "../publications/publish-claim.ts";
import type { WriteContext } from "../write-context.ts";
import type { ImportedReview } from "./imported-review.ts";
import { toVerdictRecord } from "./review-record.ts";

/** Why a claim is not shown any more on which nothing but reviews stood. */
export const NO_REVIEW_LEFT = "The reviews that it stood on are no longer given out by their publishers.";

export interface Attached {
  /** Readers see it; false: with the next publication of its claim, which is an editor's to decide. */
  shown: boolean;
}

/**
 * A review on a claim that is here: a new one, or a later edition of one. Readers see it at once where the claim stands on imported
 * reviews alone; a claim of ours, with a verdict or a working copy that somebody is at, gets it with its next publication.
 */
export async function attachReview(
  db: Database,
  context: WriteContext,
  claimId: string,
  given: { review: ImportedReview; reviewKey: string; feed: string | null; before: VerdictRecord | null },
): Promise<Attached> {
  const id = context.newId("verdict");
  let shown = false;
  await commitClaim(db, context, claimId, (aggregate) => {
    const { review, reviewKey, feed, before } = given;
    const verdict = toVerdictRecord(review, { id, claimId, reviewKey, feed, now: context.now(), before });
    const verdicts = [...aggregate.verdicts, verdict];
    const { claimId: _, ...recorded } = verdict;
    const change = created("verdict.imported", "verdict", recorded);
    shown = standsOnReviews(aggregate);
    if (!shown) return { after: { ...aggregate, verdicts }, changes: [change] };
    // What its only reviewer now says of who made it, and when, is what is known of it.
    const isOnly = before !== null && aggregate.verdicts.every(({ reviewKey: key }) => key === reviewKey);
    const claim = isOnly
      ? {
          ...aggregate.claim,
          claimantName: verdict.claimClaimantName,
          claimantRole: verdict.claimClaimantRole,
          claimedOn: verdict.claimClaimedOn,
        }
      : aggregate.claim;
    return publishAgain({ ...aggregate, verdicts }, claim, change, context);
  });
  return { shown };
}

/** Takes reviews back that their publisher no longer gives out; a claim that stood on them alone goes with the last. */
export async function withdrawReviews(
  db: Database,
  context: WriteContext,
  claimId: string,
  ids: ReadonlySet<string>,
): Promise<Attached> {
  let shown = false;
  await commitClaim(db, context, claimId, (aggregate): Decision => {
    const withdrawnAt = context.now();
    const verdicts = aggregate.verdicts.map((verdict) =>
      ids.has(verdict.id) && verdict.withdrawnAt === null ? { ...verdict, withdrawnAt } : verdict,
    );
    const changes = verdicts.flatMap((verdict, i) => {
      const before = aggregate.verdicts[i];
      return (before && edited("verdict.withdrawn", "verdict", before, verdict)) ?? [];
    });
    const after = { ...aggregate, verdicts };
    shown = standsOnReviews(aggregate);
    const [first, ...others] = changes;
    if (!shown || first === undefined) return { after, changes };
    if (standingReviews(after).length > 0) {
      const decision = publishAgain(after, aggregate.claim, first, context);
      return { ...decision, changes: [first, ...others, ...decision.changes.slice(1)] };
    }
    if (aggregate.claim.status !== "published") return { after, changes };
    const gone = withStatus(after, {
      action: "claim.retracted",
      status: "retracted",
      reason: NO_REVIEW_LEFT,
    });
    return { ...gone, changes: [...changes, ...gone.changes] };
  });
  return { shown };
}

/** Reviews that no later edition stands in the place of, and that were not taken back. */
function standingReviews({ verdicts }: ClaimAggregate): VerdictRecord[] {
  const superseded = new Set(verdicts.map(({ supersedes }) => supersedes));
  return verdicts.filter(
    ({ house, id, withdrawnAt }) => !house && withdrawnAt === null && !superseded.has(id),
  );
}

/**
 * Whether what readers see of the claim is an import's to change: no verdict of ours was ever issued on it, nobody has changed its
 * working copy since it was published, and nobody but an import has taken it back.
 */
function standsOnReviews({ claim, verdicts, current, spans }: ClaimAggregate): boolean {
  if (spans.length > 0 || verdicts.some(({ house }) => house)) return false;
  if (claim.status === "published") return current?.claimVersion === claim.version;
  return claim.status === "retracted" && claim.statusReason === NO_REVIEW_LEFT;
}

function publishAgain(
  aggregate: ClaimAggregate,
  claim: ClaimRecord,
  cause: ReturnType<typeof created>,
  context: WriteContext,
): Decision {
  const published = publishedClaim(claim, context.now());
  const change = edited("claim.published", "claim", aggregate.claim, published, { isPublic: true });
  return {
    after: { ...aggregate, claim: published },
    changes: [cause, ...(change ? [change] : [])],
    readers: publicationOf,
  };
}
