import type { ClaimAggregate } from "../db/records.ts";
import type { WriteContext } from "../write-context.ts";
import type { ComposedClaim } from "./compose-claim.ts";
import { composePublication } from "./publication-of.ts";
import { publishedClaim } from "./publish-claim.ts";

/** What readers would get if the working copy were published now, whether or not the rules hold. */
export function previewClaim(
  aggregate: ClaimAggregate,
  { actor, now }: Pick<WriteContext, "actor" | "now">,
): ComposedClaim {
  const { claim } = aggregate;
  const stamped = { ...publishedClaim(claim, now()), version: claim.version + 1, updatedAt: now() };
  return composePublication({ ...aggregate, claim: stamped }, actor);
}
