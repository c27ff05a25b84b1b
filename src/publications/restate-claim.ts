import type { PlacedSpan } from "../articles/place-spans.ts";
import type { PublishedClaimRow } from "../db/queries/article-spans.ts";
import { standingOf, weakest } from "../verdicts/receipts.ts";
import type { ClaimDetails, ClaimSummary } from "./claim-document.ts";
import type { SpanDocument } from "./span-document.ts";

/**
 * What readers see of a claim, with the states of some of its quotes brought up to date; everything else stays as
 * it was published. `receipts` of the verdict follows.
 */
export function restateClaim(
  row: PublishedClaimRow,
  placed: ReadonlyMap<string, PlacedSpan>,
): PublishedClaimRow {
  const summary: ClaimSummary = JSON.parse(row.summary);
  const details: ClaimDetails = JSON.parse(row.details);
  const evidence = details.evidence.map((span) => restateSpan(span, placed));
  const verdict = summary.verdict && {
    ...summary.verdict,
    receipts: weakest(
      evidence
        .filter(({ id }) => summary.verdict?.restsOn.includes(id))
        .map(({ state, placement }) => standingOf(state, placement)),
    ),
  };
  return {
    ...row,
    revision: row.revision + 1,
    summary: JSON.stringify({ ...summary, verdict }),
    details: JSON.stringify({
      ...details,
      evidence,
      appearances: details.appearances.map((span) => restateSpan(span, placed)),
    }),
  };
}

export function restateSpan<T extends SpanDocument>(span: T, placed: ReadonlyMap<string, PlacedSpan>): T {
  const now = placed.get(span.id);
  return now ? { ...span, state: now.state, placement: now.placement } : span;
}
