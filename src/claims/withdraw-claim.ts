import type { Database } from "../db/database.ts";
import { findRelationTargets } from "../db/queries/claim-lookups.ts";
import type { ClaimAggregate, ClaimRecord } from "../db/records.ts";
import { DomainError } from "../domain-error.ts";
import { edited } from "../events/changes.ts";
import type { ClaimStatus } from "../vocabulary.ts";
import type { ClaimWriteContext } from "../write-context.ts";
import { assertStatus } from "./claim-status.ts";
import { type Committed, commitClaim, type Decision } from "./commit-claim.ts";

interface StatusChange {
  action: string;
  status: ClaimStatus;
  reason: string | null;
  replacedBy?: string | null;
  isPublic?: boolean;
}

/** The claim with another status, out of readers' sight where it was in it. */
export function withStatus(
  aggregate: ClaimAggregate,
  { action, status, reason, replacedBy = null, isPublic = true }: StatusChange,
): Decision & { after: ClaimAggregate } {
  const claim: ClaimRecord = {
    ...aggregate.claim,
    status,
    statusReason: reason,
    replacedBy,
    merged: false,
  };
  const change = edited(action, "claim", aggregate.claim, claim, { reason, isPublic });
  return {
    after: { ...aggregate, claim, current: null },
    changes: change ? [change] : [],
    readers: aggregate.current ? "withdraw" : "keep",
  };
}

/** Takes the claim back from readers, who get 410 and the reason. The working copy stays as it is. */
export function unpublishClaim(
  db: Database,
  context: ClaimWriteContext,
  idOrSlug: string,
  reason: string,
): Promise<Committed> {
  return commitClaim(db, context, idOrSlug, (aggregate) => {
    assertStatus(aggregate.claim, "unpublish", ["published"]);
    return withStatus(aggregate, { action: "claim.unpublished", status: "unpublished", reason });
  });
}

/** Says that the claim should not have stood here. `replacedBy` points readers to the claim that stands instead. */
export async function retractClaim(
  db: Database,
  context: ClaimWriteContext,
  idOrSlug: string,
  { reason, replacedBy }: { reason: string; replacedBy: string | null },
): Promise<Committed> {
  const [target] = replacedBy === null ? [] : await findRelationTargets(db, [replacedBy]);
  if (replacedBy !== null && !target) {
    throw new DomainError("invalid-input", `There is no claim ${replacedBy}.`, {
      errors: [{ pointer: "/replacedBy", message: "names no claim" }],
    });
  }
  return commitClaim(db, context, idOrSlug, (aggregate) => {
    if (aggregate.claim.firstPublishedAt === null) {
      throw new DomainError("wrong-status", "This claim was never published. Discard it instead.");
    }
    assertStatus(aggregate.claim, "retract", ["published", "unpublished", "under_review"]);
    if (target?.id === aggregate.claim.id) {
      throw new DomainError("invalid-input", "A claim cannot be replaced by itself.", {
        errors: [{ pointer: "/replacedBy", message: "is the claim itself" }],
      });
    }
    return withStatus(aggregate, {
      action: "claim.retracted",
      status: "retracted",
      reason,
      replacedBy: target?.id ?? null,
    });
  });
}

/** Takes a retraction back: the working copy can be changed again, and published once it meets the rules. */
export function reinstateClaim(
  db: Database,
  context: ClaimWriteContext,
  idOrSlug: string,
  reason: string,
): Promise<Committed> {
  return commitClaim(db, context, idOrSlug, (aggregate) => {
    assertStatus(aggregate.claim, "reinstate", ["retracted"]);
    return withStatus(aggregate, { action: "claim.reinstated", status: "unpublished", reason });
  });
}

/** Throws a draft away. What was ever public cannot be discarded, only retracted. */
export function discardClaim(db: Database, context: ClaimWriteContext, idOrSlug: string): Promise<Committed> {
  return commitClaim(db, context, idOrSlug, (aggregate) => {
    if (aggregate.claim.firstPublishedAt !== null) {
      throw new DomainError("wrong-status", "This claim was published once. Retract it instead.");
    }
    assertStatus(aggregate.claim, "discard", ["draft", "under_review"]);
    return withStatus(aggregate, {
      action: "claim.discarded",
      status: "discarded",
      reason: null,
      isPublic: false,
    });
  });
}
