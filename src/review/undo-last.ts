import { claimAtVersion } from "../claims/changes-since.ts";
import { CLAIM_FIELDS, columnsOf, fieldsOf } from "../claims/claim-fields.ts";
import type { Committed } from "../claims/commit-claim.ts";
import { editClaim } from "../claims/edit-claim.ts";
import { discardClaim } from "../claims/withdraw-claim.ts";
import type { Database } from "../db/database.ts";
import { loadClaimAggregate } from "../db/queries/claim-aggregate.ts";
import type { EventRow } from "../db/queries/event-list.ts";
import type { ClaimAggregate, SpanRecord } from "../db/records.ts";
import { DomainError } from "../domain-error.ts";
import { addSpan } from "../spans/add-span.ts";
import { editSpan, retractSpan } from "../spans/edit-span.ts";
import type { ClaimWriteContext } from "../write-context.ts";

/** How the last action on a claim can be taken back: by another one, which stands in the history beside it. */
export type Undo =
  | { kind: "edit" }
  | { kind: "take-out"; span: SpanRecord }
  | { kind: "put-back"; span: SpanRecord }
  | { kind: "say-as-before"; span: SpanRecord }
  | { kind: "discard" };

/** Why it cannot: readers have seen it, a verdict stands for good, or it did more than one thing. */
export type NoUndo = "published" | "judged" | "several" | "other";

/** The events of the last write to the claim, of all its events in their order. Where a source moved a quote, nobody did it. */
export function lastAction(events: readonly EventRow[]): EventRow[] {
  const own = events.filter(({ articleId, action }) => articleId === null || action.startsWith("span."));
  const version = Math.max(0, ...own.map((event) => event.version));
  return own.filter((event) => event.version === version);
}

/** What would take the last action back, or why nothing does. Pure. */
export function planUndo({ claim, spans }: ClaimAggregate, last: readonly EventRow[]): Undo | NoUndo {
  const actions = last.map(({ action }) => action);
  if (
    actions.some((action) =>
      /^(claim\.(published|unpublished|retracted|reinstated|merged)|publication\.)/.test(action),
    )
  )
    return "published";
  if (actions.some((action) => action.startsWith("verdict.") || action === "claim.judged")) return "judged";
  const [only, ...others] = last;
  if (only === undefined || only.version !== claim.version) return "other";
  if (others.length > 0) return "several";
  const span = spans.find(({ id }) => id === only.subjectId);
  switch (only.action) {
    case "claim.created":
      return { kind: "discard" };
    case "claim.edited":
      return { kind: "edit" };
    case "span.added":
      return span ? { kind: "take-out", span } : "other";
    case "span.retracted":
      return span ? { kind: "put-back", span } : "other";
    case "span.edited":
      return span ? { kind: "say-as-before", span } : "other";
    default:
      return "other";
  }
}

/**
 * Takes the last action on a claim back, if nobody has done anything since the version that the caller has seen. What takes it
 * back is an action of its own, under the rules of any other. Throws `wrong-status` where there is none.
 */
export async function undoLast(
  db: Database,
  context: ClaimWriteContext,
  claimId: string,
  { last, reason }: { last: readonly EventRow[]; reason: string },
): Promise<Committed> {
  const aggregate = await loadClaimAggregate(db, claimId);
  if (!aggregate) throw new DomainError("not-found", `There is no claim ${claimId}.`);
  const undo = planUndo(aggregate, last);
  if (typeof undo === "string")
    throw new DomainError("wrong-status", "The last action cannot be taken back.");
  switch (undo.kind) {
    case "discard":
      return discardClaim(db, context, claimId);
    case "take-out":
      return retractSpan(db, context, undo.span.id, { reason, withdrawVerdict: false });
    case "put-back":
      return addSpan(db, context, claimId, inputOf(undo.span));
    case "say-as-before": {
      const before = asBefore(undo.span, last);
      const stance = before.stance === null ? {} : { stance: before.stance };
      return editSpan(db, context, undo.span.id, {
        ...stance,
        note: before.note,
        assertedBy: speakerOf(before),
      });
    }
    case "edit": {
      const { claim } = aggregate;
      const { base } = await claimAtVersion(db, claim, claim.version - 1);
      const changed = new Set(last.flatMap(({ changes }) => Object.keys(JSON.parse(changes))));
      const before = Object.entries(fieldsOf(base)).filter(([field]) => {
        const known = CLAIM_FIELDS.find((one) => one === field);
        return known !== undefined && columnsOf(known).some((column) => changed.has(column));
      });
      return editClaim(db, context, claimId, Object.fromEntries(before));
    }
  }
}

/** The quote as it was first added; it must still stand in its source. */
function inputOf(span: SpanRecord) {
  const { exact, prefix, suffix } = span;
  return {
    article: span.articleId,
    role: span.role,
    stance: span.stance,
    quote: { exact, prefix, suffix },
    assertedBy: speakerOf(span),
    note: span.note,
  };
}

function speakerOf({ assertedByName: name, assertedByRole: role, claimantSide }: SpanRecord) {
  return name === null ? null : { name, role, claimantSide };
}

function asBefore(span: SpanRecord, last: readonly EventRow[]): SpanRecord {
  const changes: Record<string, [unknown, unknown]> = Object.assign(
    {},
    ...last.map((event) => JSON.parse(event.changes)),
  );
  return {
    ...span,
    ...Object.fromEntries(Object.entries(changes).map(([field, [before]]) => [field, before])),
  };
}
