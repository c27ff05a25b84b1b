import type { SQL } from "drizzle-orm";
import { attemptWrite } from "../db/attempt-write.ts";
import type { Database } from "../db/database.ts";
import { loadClaimAggregate } from "../db/queries/claim-aggregate.ts";
import { claimWriteStatements } from "../db/queries/claim-writes.ts";
import { readOutcome } from "../db/queries/event-gate.ts";
import type { PublicationProjection } from "../db/queries/publication-writes.ts";
import type { Change, ClaimAggregate } from "../db/records.ts";
import type { Statement } from "../db/statements.ts";
import { inTurn } from "../db/turns.ts";
import { DomainError } from "../domain-error.ts";
import type { ClaimWriteContext } from "../write-context.ts";
import { wordingKey } from "./wording-key.ts";

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
 * Reads the claim, lets `decide` say what should change, and writes it as one batch that the database refuses if
 * the claim has moved in between; then it is read and decided again. With `ifMatch` a move is the caller's to
 * resolve: 412. Throws `not-found`, `version-mismatch`, `busy`, and whatever `decide` throws.
 */
export async function commitClaim(
  db: Database,
  context: ClaimWriteContext,
  idOrSlug: string,
  decide: (aggregate: ClaimAggregate) => Decision | Promise<Decision>,
): Promise<Committed> {
  const attempt = async () => {
    const before = await loadClaimAggregate(db, idOrSlug);
    if (!before) throw new DomainError("not-found", `There is no claim ${idOrSlug}.`);
    assertVersion(context, before.claim.version);
    const decision = await decide(before);
    const created = decision.created ?? null;
    if (decision.changes.length === 0) return { outcome: { aggregate: before, created, changed: false } };
    return {
      basis: before.claim.version,
      write: async () => {
        const aggregate = await tryCommit(db, context, before, decision);
        return aggregate && { aggregate, created, changed: true };
      },
    };
  };
  return inTurn(db, idOrSlug, () => attemptWrite<Committed>("This claim", attempt));
}

/** One attempt; null when the database says that an assumption no longer holds. */
export async function tryCommit(
  db: Database,
  context: ClaimWriteContext,
  before: ClaimAggregate | null,
  decision: Decision,
): Promise<ClaimAggregate | null> {
  const { after, statements } = prepareCommit(context, before, decision);
  return readOutcome(await db.write(statements)) ? after : null;
}

/** A decision as the batch that makes it so. */
export interface PreparedCommit {
  after: ClaimAggregate;
  /** The last one tells whether it happened. */
  statements: Statement[];
  /** Its first event: what else is to happen together with it waits for that. */
  gateId: string;
}

export function prepareCommit(
  context: ClaimWriteContext,
  before: ClaimAggregate | null,
  decision: Decision,
): PreparedCommit {
  const { readers = "keep", guards = [], created = null } = decision;
  const stamped = {
    ...decision.after,
    claim: { ...decision.after.claim, version: (before?.claim.version ?? 0) + 1, updatedAt: context.now() },
  };
  const publication = typeof readers === "function" ? readers(stamped, context) : null;
  const after = publication?.after ?? stamped;
  const changes = publication ? [...decision.changes, publication.change] : decision.changes;
  const eventIds = changes.map(() => context.newId("event"));
  const statements = claimWriteStatements(
    {
      before,
      after,
      wordingKey: before?.claim.text === after.claim.text ? null : wordingKey(after.claim.text),
      changes,
      actorId: context.actor.editorId,
      guards,
      answer: context.answer?.(after, created) ?? null,
      readers: publication
        ? { kind: "publish", projection: publication.projection }
        : { kind: readers === "withdraw" ? "withdraw" : "keep" },
    },
    eventIds,
  );
  return { after, statements, gateId: eventIds[0] ?? "" };
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
