import { attemptWrite } from "../db/attempt-write.ts";
import type { Database } from "../db/database.ts";
import { loadClaimAggregate } from "../db/queries/claim-aggregate.ts";
import { isDone, readOutcome } from "../db/queries/event-gate.ts";
import { articlesUnchanged, claimUnchanged } from "../db/queries/guards.ts";
import type { Change, ClaimAggregate, ClaimRecord, SpanRecord } from "../db/records.ts";
import { DomainError } from "../domain-error.ts";
import { created, edited } from "../events/changes.ts";
import type { ClaimWriteContext } from "../write-context.ts";
import { standingSpans } from "./claim-aggregate.ts";
import type { ClaimMerge } from "./claim-input.ts";
import { assertEditable, assertStatus } from "./claim-status.ts";
import { assertVersion, type Committed, prepareCommit } from "./commit-claim.ts";

/**
 * Says that two claims are one: this one is retracted, or discarded where it was never public, its address leads to the
 * other, and its standing quotes are copied there, evidence and appearances, each with the span that it was copied
 * from. A quote that the other has already is not copied. What readers see of the other one changes when it is
 * published again. Both claims are written in one batch, or neither.
 */
export async function mergeClaim(
  db: Database,
  context: ClaimWriteContext,
  idOrSlug: string,
  { into, reason }: ClaimMerge,
): Promise<Committed> {
  return attemptWrite<Committed>("This claim", async () => {
    const before = await loadClaimAggregate(db, idOrSlug);
    if (!before) throw new DomainError("not-found", `There is no claim ${idOrSlug}.`);
    assertVersion(context, before.claim.version);
    const target = await loadClaimAggregate(db, into);
    assertMergeable(before, target, into);
    const retired = retire(before, target.claim, reason);
    const copies = copySpans(before, target, context);
    const shared = [...before.articles.values()].filter(({ id }) =>
      copies.some(({ articleId }) => articleId === id),
    );
    const first = prepareCommit(context, before, {
      ...retired,
      // How a quote stands is copied with it: its article may not have got another text meanwhile.
      guards: [claimUnchanged(target.claim), articlesUnchanged(shared)],
    });
    const statements = [...first.statements];
    if (copies.length > 0) {
      const second = prepareCommit({ ...context, answer: () => null }, target, {
        after: { ...target, spans: [...target.spans, ...copies] },
        changes: copies.map(addedBy(reason)),
        // Its own version was held by the first half.
        guards: [isDone(first.gateId)],
      });
      statements.splice(-1, 1, ...second.statements);
    }
    return {
      basis: `${before.claim.version} ${target.claim.version}`,
      write: async () =>
        readOutcome(await db.write(statements))
          ? { aggregate: first.after, created: target.claim.id, changed: true }
          : null,
    };
  });
}

function assertMergeable(
  { claim }: ClaimAggregate,
  target: ClaimAggregate | null,
  into: string,
): asserts target is ClaimAggregate {
  if (!target) {
    throw new DomainError("invalid-input", `There is no claim ${into}.`, {
      errors: [{ pointer: "/into", message: "names no claim" }],
    });
  }
  if (target.claim.id === claim.id) {
    throw new DomainError("invalid-input", "A claim cannot be merged into itself.", {
      errors: [{ pointer: "/into", message: "is the claim itself" }],
    });
  }
  assertStatus(claim, "merge", ["draft", "published", "unpublished", "under_review"]);
  try {
    assertEditable(target.claim);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError("wrong-status", `The claim to merge into: ${error.message}`, {
      members: { claimStatus: target.claim.status, replacedBy: target.claim.replacedBy },
    });
  }
}

function retire(before: ClaimAggregate, target: ClaimRecord, reason: string) {
  const wasPublic = before.claim.firstPublishedAt !== null;
  const claim: ClaimRecord = {
    ...before.claim,
    status: wasPublic ? "retracted" : "discarded",
    statusReason: reason,
    replacedBy: target.id,
    merged: true,
  };
  const change = edited("claim.merged", "claim", before.claim, claim, { reason, isPublic: wasPublic });
  return {
    after: { ...before, claim, current: null },
    changes: change ? [change] : [],
    readers: before.current ? ("withdraw" as const) : ("keep" as const),
  };
}

/** As events tell a span that comes to a claim. */
function addedBy(reason: string): (span: SpanRecord) => Change {
  return ({ claimId: _, ...span }) => created("span.added", "span", span, { reason });
}

function copySpans(
  from: ClaimAggregate,
  target: ClaimAggregate,
  context: Pick<ClaimWriteContext, "actor" | "newId" | "now">,
): SpanRecord[] {
  const kept = standingSpans(target);
  const copies: SpanRecord[] = [];
  for (const span of standingSpans(from)) {
    if ([...kept, ...copies].some((other) => isSameQuote(other, span))) continue;
    copies.push({
      ...span,
      id: context.newId("span"),
      claimId: target.claim.id,
      copiedFrom: span.id,
      createdAt: context.now(),
      createdBy: context.actor.editorId,
    });
  }
  return copies;
}

/** The same words of the same article, for the same end; in one text they stand in one place. */
function isSameQuote(one: SpanRecord, other: SpanRecord): boolean {
  return (
    one.articleId === other.articleId &&
    one.role === other.role &&
    one.exact === other.exact &&
    (one.textSha256 !== other.textSha256 || one.start === other.start)
  );
}
