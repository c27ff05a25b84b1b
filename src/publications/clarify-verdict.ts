import { assertStatus } from "../claims/claim-status.ts";
import { type Committed, commitClaim } from "../claims/commit-claim.ts";
import type { Database } from "../db/database.ts";
import { DomainError } from "../domain-error.ts";
import { assertDaysBegun } from "../time-limits.ts";
import { decideVerdict } from "../verdicts/issue-verdict.ts";
import type { NewVerdict } from "../verdicts/verdict-input.ts";
import type { ClaimWriteContext } from "../write-context.ts";
import { decidePublication } from "./publish-claim.ts";

/**
 * Issues a clarification and shows it to readers, in one write: they meet no gap, and nobody has to remember the second
 * step. Every rule of both holds, that of the second editor too. What else of the working copy was changed goes out with
 * it, as with any publication. Throws `invalid-input` for another kind of change, `wrong-status` for a claim that readers
 * do not see, and what issuing and publishing throw.
 */
export function clarifyVerdict(
  db: Database,
  context: ClaimWriteContext,
  claimIdOrSlug: string,
  input: NewVerdict,
): Promise<Committed> {
  if (input.change.kind !== "clarification") {
    throw new DomainError("invalid-input", "Only a clarification is issued and published in one step.", {
      errors: [{ pointer: "/publish", message: "goes with a clarification alone" }],
    });
  }
  assertDaysBegun(context.now(), { "/asOf": input.asOf });
  const id = context.newId("verdict");
  return commitClaim(db, context, claimIdOrSlug, (aggregate) => {
    assertStatus(aggregate.claim, "clarify the verdict of", ["published"]);
    const issued = decideVerdict(aggregate, context, { id, input, method: "human" });
    const published = decidePublication(issued.after, context);
    return { ...published, changes: [...issued.changes, ...published.changes], created: id };
  });
}
