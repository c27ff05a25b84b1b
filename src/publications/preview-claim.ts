import { currentVerdict } from "../claims/claim-aggregate.ts";
import type { ClaimAggregate } from "../db/records.ts";
import type { WriteContext } from "../write-context.ts";
import type { ComposedClaim } from "./compose-claim.ts";
import { composePublication } from "./publication-of.ts";
import { publishedClaim } from "./publish-claim.ts";

/** In the place of a name that nobody knows yet. */
const SOMEBODY_ELSE = "somebody else, to come";

/**
 * What readers would get if the working copy were published now, whether or not the rules hold. Who issued the verdict and
 * must not publish it is told what readers will see: that a second person let it out.
 */
export function previewClaim(
  aggregate: ClaimAggregate,
  { actor, policy, now }: Pick<WriteContext, "actor" | "policy" | "now">,
): ComposedClaim {
  const { claim } = aggregate;
  const stamped = { ...publishedClaim(claim, now()), version: claim.version + 1, updatedAt: now() };
  const isWaiting = policy.requireSecondEditor && currentVerdict(aggregate)?.issuerId === actor.editorId;
  const publisher = isWaiting ? { editorId: "", name: SOMEBODY_ELSE } : actor;
  return composePublication({ ...aggregate, claim: stamped }, publisher);
}
