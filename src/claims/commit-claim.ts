import type { SQL } from "drizzle-orm";
import { type Database, isConstraintError } from "../db/database.ts";
import { loadClaimAggregate } from "../db/queries/claim-aggregate.ts";
import { claimWriteStatements } from "../db/queries/claim-writes.ts";
import { readOutcome } from "../db/queries/event-gate.ts";
import type { PublicationProjection } from "../db/queries/publication-writes.ts";
import type { Change, ClaimAggregate } from "../db/records.ts";
import { DomainError } from "../domain-error.ts";
import type { ClaimWriteContext } from "../write-context.ts";

/** The claim frozen for its readers. */
export interface Publication {
  after: ClaimAggregate;
  change: Change;
  projection: PublicationProjection;
}

/** What a command wants to happen to a claim, worked out on one state of it. */
export interface Decision {
  /** The claim afterwards; `version` and `updatedAt` are set by the commit. */
  after: ClaimAggregate;
  /** What changed, one a subject. Empty: nothing is written. */
  changes: Change[];
  /** Conditions that the database checks inside the batch, besides the claim's version. */
  guards?: SQL[];
  /** What becomes of what readers see; a function freezes the claim as the commit has stamped it. */
  readers?: "keep" | "withdraw" | ((stamped: ClaimAggregate, context: ClaimWriteContext) => Publication);
  /** The id of what the command made, where it made something other than a claim. */
  created?: string;
}

export interface Committed {
  aggregate: ClaimAggregate;
  created: string | null;
  /** False: everything already was as asked. */
  changed: boolean;
}

/**
 * How often a write whose assumptions moved is worked out again. Each lost round means that somebody else's write
 * went through, so only a claim under constant fire runs out of them.
 */
const ATTEMPTS = 20;

/**
 * Reads the claim, lets `decide` say what should change, and writes it as one batch that the database refuses if
 * the claim has moved in between; then it is read and decided again. With `ifMatch` a move is the caller's to
 * resolve: 412. Throws `not-found`, `version-mismatch`, `busy`, and whatever `decide` throws.
 */
export async function commitClaim(
  db: Database,
  context: ClaimWriteContext,
  idOrSlug: string,
  decide: (aggregate: ClaimAggregate) => Decision,
): Promise<Committed> {
  const refused = new Map<number, unknown>();
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = await loadClaimAggregate(db, idOrSlug);
    if (!before) throw new DomainError("not-found", `There is no claim ${idOrSlug}.`);
    const { version } = before.claim;
    assertVersion(context, version);
    const decision = decide(before);
    const created = decision.created ?? null;
    if (decision.changes.length === 0) return { aggregate: before, created, changed: false };
    // Nobody else wrote, and the database still says no: the rules here and the rules there disagree.
    if (refused.has(version)) throw refused.get(version);
    try {
      const aggregate = await tryCommit(db, context, before, decision);
      if (aggregate) return { aggregate, created, changed: true };
    } catch (error) {
      if (!isConstraintError(error)) throw error;
      refused.set(version, error);
    }
  }
  throw new DomainError("busy", "This claim is being written by many others right now. Try again shortly.");
}

/** One attempt; null when the database says that an assumption no longer holds. */
export async function tryCommit(
  db: Database,
  context: ClaimWriteContext,
  before: ClaimAggregate | null,
  decision: Decision,
): Promise<ClaimAggregate | null> {
  const { readers = "keep", guards = [], created = null } = decision;
  const stamped = {
    ...decision.after,
    claim: { ...decision.after.claim, version: (before?.claim.version ?? 0) + 1, updatedAt: context.now() },
  };
  const publication = typeof readers === "function" ? readers(stamped, context) : null;
  const after = publication?.after ?? stamped;
  const changes = publication ? [...decision.changes, publication.change] : decision.changes;
  const statements = claimWriteStatements(
    {
      before,
      after,
      changes,
      actorId: context.actor.editorId,
      guards,
      answer: context.answer?.(after, created) ?? null,
      readers: publication
        ? { kind: "publish", projection: publication.projection }
        : { kind: readers === "withdraw" ? "withdraw" : "keep" },
    },
    changes.map(() => context.newId("event")),
  );
  return readOutcome(await db.write(statements)) ? after : null;
}

export function assertVersion(context: Pick<ClaimWriteContext, "ifMatch">, version: number): void {
  if (context.ifMatch !== null && context.ifMatch !== version) {
    throw new DomainError(
      "version-mismatch",
      `This is version ${version} now; you have seen ${context.ifMatch}.`,
      {
        members: { currentVersion: version },
      },
    );
  }
}
