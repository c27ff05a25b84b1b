import type { ClaimRecord } from "../db/records.ts";
import { DomainError } from "../domain-error.ts";
import type { ClaimStatus } from "../vocabulary.ts";

/** Throws `wrong-status` unless the working copy takes changes. */
export function assertEditable(claim: ClaimRecord): void {
  if (claim.status === "retracted") {
    throw new DomainError("wrong-status", "This claim was retracted. Reinstate it before changing it.");
  }
  if (claim.status === "discarded") {
    throw new DomainError("wrong-status", "This claim was discarded.");
  }
}

/** Throws `wrong-status` unless the claim is in one of these states. */
export function assertStatus(claim: ClaimRecord, action: string, allowed: readonly ClaimStatus[]): void {
  if (!allowed.includes(claim.status)) {
    throw new DomainError(
      "wrong-status",
      `Cannot ${action} a claim that is ${claim.status.replace("_", " ")}.`,
      {
        members: { claimStatus: claim.status },
      },
    );
  }
}
