import { currentVerdict } from "../claims/claim-aggregate.ts";
import { assertEditable } from "../claims/claim-status.ts";
import { type Committed, commitClaim, type Decision } from "../claims/commit-claim.ts";
import type { Database } from "../db/database.ts";
import { findClaimOfSpan } from "../db/queries/claim-lookups.ts";
import { articlesUnchanged } from "../db/queries/guards.ts";
import type { ClaimAggregate, ClaimRecord, SpanRecord } from "../db/records.ts";
import { DomainError } from "../domain-error.ts";
import { created, edited } from "../events/changes.ts";
import type { SpanRole, Stance } from "../vocabulary.ts";
import { type ClaimWriteContext, hasRole } from "../write-context.ts";
import type { SpanPatch, SpanRetraction } from "./span-input.ts";

/** Changes what is said about a quote; the quote itself never changes. */
export async function editSpan(
  db: Database,
  context: ClaimWriteContext,
  spanId: string,
  patch: SpanPatch & { annotation?: string },
): Promise<Committed> {
  return commitSpan(db, context, spanId, (aggregate, before) => {
    if (patch.stance !== undefined && before.role !== "appearance") {
      throw new DomainError("invalid-input", "Only an appearance has a stance.", {
        errors: [{ pointer: "/stance", message: "evidence has none" }],
      });
    }
    const span: SpanRecord = {
      ...before,
      ...(patch.stance === undefined ? {} : { stance: patch.stance }),
      ...(patch.note === undefined ? {} : { note: patch.note }),
      ...(patch.annotation === undefined ? {} : { annotation: patch.annotation }),
      ...(patch.assertedBy === undefined
        ? {}
        : {
            assertedByName: patch.assertedBy?.name ?? null,
            assertedByRole: patch.assertedBy?.role ?? null,
            claimantSide: patch.assertedBy?.claimantSide ?? false,
          }),
    };
    const change = edited("span.edited", "span", before, span);
    return { after: withSpan(aggregate, span), changes: change ? [change] : [] };
  });
}

/**
 * Takes a quote out of the working copy. Where the current verdict rests on it, only together with the verdict,
 * which puts the claim under review; taking a published claim from its readers needs a senior.
 */
export async function retractSpan(
  db: Database,
  context: ClaimWriteContext,
  spanId: string,
  { reason, withdrawVerdict }: SpanRetraction,
): Promise<Committed> {
  return commitSpan(db, context, spanId, (aggregate, before) => {
    const verdict = aggregate.verdicts.find(({ id }) => id === aggregate.claim.verdictId);
    const rested = verdict?.restsOn.includes(spanId) ?? false;
    if (rested && !withdrawVerdict) {
      throw new DomainError(
        "span-rested-on",
        "The current verdict rests on this quote. Retract it with `withdrawVerdict`, or issue a verdict without it first.",
        { members: { verdict: verdict?.id } },
      );
    }
    const span: SpanRecord = { ...before, retractedAt: context.now(), retractedReason: reason };
    const change = edited("span.retracted", "span", before, span, { reason });
    const after = withSpan(aggregate, span);
    const changes = change ? [change] : [];
    if (!rested) return { after, changes };
    // Also where the claim is no longer public: readers are told in which state it is, and why.
    if (aggregate.claim.firstPublishedAt !== null && !hasRole(context.actor, "senior")) {
      throw new DomainError(
        "forbidden",
        "Readers have seen this claim: withdrawing its verdict needs the role senior.",
      );
    }
    return withdrawingVerdict({ ...aggregate, spans: after.spans }, changes, reason);
  });
}

/**
 * The same quote to another end. What a quote does never changes under those who relied on it: the one is taken out and
 * another put in its place, in one write. Not while the current verdict rests on it (`span-rested-on`).
 */
export async function recastSpan(
  db: Database,
  context: ClaimWriteContext,
  spanId: string,
  { role, stance, reason }: { role: SpanRole; stance: Stance | null; reason: string },
): Promise<Committed> {
  const id = context.newId("span");
  return commitSpan(db, context, spanId, (aggregate, before) => {
    if (before.role === role) return { after: aggregate, changes: [] };
    const verdict = currentVerdict(aggregate);
    if (verdict?.restsOn.includes(spanId)) {
      throw new DomainError("span-rested-on", "The current verdict rests on this quote.", {
        members: { verdict: verdict.id },
      });
    }
    const at = context.now();
    const out: SpanRecord = { ...before, retractedAt: at, retractedReason: reason };
    const recast: SpanRecord = {
      ...before,
      id,
      role,
      stance: role === "appearance" ? (stance ?? "reports") : null,
      createdAt: at,
      createdBy: context.actor.editorId,
    };
    const { claimId: _, ...told } = recast;
    const change = edited("span.retracted", "span", before, out, { reason });
    const article = aggregate.articles.get(before.articleId);
    return {
      after: { ...aggregate, spans: [...withSpan(aggregate, out).spans, recast] },
      changes: [...(change ? [change] : []), created("span.added", "span", told, { reason })],
      // How it stands goes along: its article may not have got another text meanwhile.
      guards: [articlesUnchanged(article ? [article] : [])],
    };
  });
}

function withdrawingVerdict(
  aggregate: ClaimAggregate,
  changes: Decision["changes"],
  reason: string,
): Decision {
  const claim: ClaimRecord = {
    ...aggregate.claim,
    status: "under_review",
    statusReason: reason,
    verdictId: null,
  };
  const change = edited("verdict.withdrawn", "claim", aggregate.claim, claim, {
    reason,
    isPublic: aggregate.current !== null,
  });
  return {
    after: { ...aggregate, claim, current: null },
    changes: change ? [...changes, change] : changes,
    readers: aggregate.current ? "withdraw" : "keep",
  };
}

async function commitSpan(
  db: Database,
  context: ClaimWriteContext,
  spanId: string,
  decide: (aggregate: ClaimAggregate, span: SpanRecord) => Decision,
): Promise<Committed> {
  const claimId = await findClaimOfSpan(db, spanId);
  if (claimId === null) throw new DomainError("not-found", `There is no span ${spanId}.`);
  return commitClaim(db, context, claimId, (aggregate) => {
    assertEditable(aggregate.claim);
    const span = aggregate.spans.find(({ id }) => id === spanId);
    if (!span) throw new Error(`the aggregate of ${claimId} lacks the span ${spanId}`);
    if (span.retractedAt !== null) throw new DomainError("wrong-status", "This quote was retracted.");
    return { ...decide(aggregate, span), created: spanId };
  });
}

function withSpan(aggregate: ClaimAggregate, span: SpanRecord): ClaimAggregate {
  return { ...aggregate, spans: aggregate.spans.map((other) => (other.id === span.id ? span : other)) };
}
