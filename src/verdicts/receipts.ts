import type { ArticleRecord, ClaimRecord, SpanRecord, VerdictRecord } from "../db/records.ts";
import type { Placement } from "../publications/span-document.ts";
import type { Label, ReceiptState, SpanRole, SpanState } from "../vocabulary.ts";

/** What of a span the rules about receipts look at. */
export type ReceiptSpan = Pick<
  SpanRecord,
  "id" | "role" | "articleId" | "assertedByName" | "claimantSide" | "state" | "placement" | "retractedAt"
>;

/** What of an article the rules about receipts look at. */
export type ReceiptArticle = Pick<ArticleRecord, "genre" | "publisherName" | "publisherSite">;

/** What of a claim the rules about receipts look at. */
export type ReceiptClaim = Pick<ClaimRecord, "kind" | "claimantName">;

/** Roles that can be a receipt for each label. Where the label rests on nothing, any evidence may be named. */
const RECEIPT_ROLES: Record<Label, readonly SpanRole[]> = {
  supported: ["supports"],
  mostly_supported: ["supports"],
  refuted: ["refutes"],
  misleading: ["refutes", "context"],
  conflicting: ["supports", "refutes"],
  unproven: ["supports", "refutes", "context"],
  mixed: ["supports", "refutes"],
  unrated: [],
};

/**
 * On a fact, what the claimant or the claimant's side says in support of it is the claim again, not a receipt.
 * (Of a `statement` it is the very thing to be shown.)
 */
export function isInterestedSupport(claim: ReceiptClaim, span: ReceiptSpan): boolean {
  return (
    claim.kind === "fact" &&
    span.role === "supports" &&
    (span.claimantSide || (span.assertedByName !== null && span.assertedByName === claim.claimantName))
  );
}

/** Whether a span of this claim can carry a verdict with this label. Its state is another question. */
export function isReceipt(label: Label, claim: ReceiptClaim, span: ReceiptSpan): boolean {
  return (
    span.retractedAt === null && RECEIPT_ROLES[label].includes(span.role) && !isInterestedSupport(claim, span)
  );
}

/**
 * How one quote stands as a receipt. Words that are still there (`verified`) while what stands beside them may make them say
 * something else are no longer what was checked: they count as changed.
 */
export function standingOf(
  state: SpanState,
  placement: Pick<Placement, "meaningMayHaveChanged"> | null,
): ReceiptState {
  if (state !== "verified") return state;
  return placement?.meaningMayHaveChanged === true ? "changed" : "standing";
}

/** The receipts of a verdict stand as its weakest one does. */
export function weakest(states: readonly ReceiptState[]): ReceiptState {
  if (states.includes("gone")) return "gone";
  return states.includes("changed") ? "changed" : "standing";
}

/** Distinct publishers; all unknown ones together are one, because nobody can say that they are not the same. */
export function countOrigins(articles: Pick<ArticleRecord, "publisherName" | "publisherSite">[]): number {
  return new Set(articles.map((article) => article.publisherSite ?? article.publisherName)).size;
}

/** How the receipts of a verdict stand. A span that is no longer there counts as gone. */
export function receiptState(verdict: Pick<VerdictRecord, "restsOn">, spans: ReceiptSpan[]): ReceiptState {
  return weakest(
    verdict.restsOn.map((id) => {
      const span = spans.find((candidate) => candidate.id === id);
      if (!span || span.retractedAt !== null) return "gone";
      return standingOf(span.state, span.placement === null ? null : JSON.parse(span.placement));
    }),
  );
}
