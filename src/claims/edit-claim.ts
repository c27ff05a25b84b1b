import type { Database } from "../db/database.ts";
import type { ClaimRecord } from "../db/records.ts";
import { DomainError } from "../domain-error.ts";
import { edited } from "../events/changes.ts";
import { assertDaysBegun } from "../time-limits.ts";
import type { ClaimWriteContext } from "../write-context.ts";
import { explainMismatch } from "./changes-since.ts";
import type { ClaimPatch } from "./claim-input.ts";
import { assertEditable } from "./claim-status.ts";
import { type Committed, commitClaim } from "./commit-claim.ts";
import { resolveRelations } from "./create-claim.ts";

/**
 * Changes the working copy; readers keep what was published. A refusal of `version-mismatch` says field by field what
 * was changed meanwhile, by whom, and which of it the caller would change too.
 */
export async function editClaim(
  db: Database,
  context: ClaimWriteContext,
  idOrSlug: string,
  patch: ClaimPatch,
): Promise<Committed> {
  assertDaysBegun(context.now(), { "/claimedOn": patch.claimedOn });
  try {
    return await commitEdit(db, context, idOrSlug, patch);
  } catch (error) {
    const { ifMatch: seen } = context;
    if (seen === null || !(error instanceof DomainError) || error.code !== "version-mismatch") throw error;
    throw await explainMismatch(db, error, idOrSlug, { seen, patch });
  }
}

function commitEdit(
  db: Database,
  context: ClaimWriteContext,
  idOrSlug: string,
  patch: ClaimPatch,
): Promise<Committed> {
  return commitClaim(db, context, idOrSlug, async (aggregate) => {
    assertEditable(aggregate.claim);
    const resolved = patch.relations && (await resolveRelations(db, patch.relations));
    const itself = resolved?.relations.findIndex(({ targetId }) => targetId === aggregate.claim.id) ?? -1;
    if (itself !== -1) {
      throw new DomainError("invalid-input", "A claim is not related to itself.", {
        errors: [{ pointer: `/relations/${itself}/claim`, message: "is the claim itself" }],
      });
    }
    const claim: ClaimRecord = {
      ...aggregate.claim,
      ...(patch.text === undefined ? {} : { text: patch.text }),
      ...(patch.kind === undefined ? {} : { kind: patch.kind }),
      ...(patch.claimant === undefined
        ? {}
        : { claimantName: patch.claimant?.name ?? null, claimantRole: patch.claimant?.role ?? null }),
      ...(patch.claimedOn === undefined ? {} : { claimedOn: patch.claimedOn }),
      ...(patch.language === undefined ? {} : { language: patch.language }),
      ...(patch.about === undefined ? {} : { about: patch.about }),
      ...(patch.topics === undefined ? {} : { topics: patch.topics }),
      ...(resolved === undefined ? {} : { relations: resolved.relations }),
    };
    const change = edited("claim.edited", "claim", aggregate.claim, claim);
    return {
      after: { ...aggregate, claim, targets: new Map([...aggregate.targets, ...(resolved?.targets ?? [])]) },
      changes: change ? [change] : [],
    };
  });
}
