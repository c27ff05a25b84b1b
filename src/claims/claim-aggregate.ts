import type { ClaimAggregate, SpanRecord, VerdictRecord } from "../db/records.ts";

/** The spans that still count. */
export function standingSpans(aggregate: ClaimAggregate): SpanRecord[] {
  return aggregate.spans.filter((span) => span.retractedAt === null);
}

/** The house verdict that the claim carries now; null before the first one and after a withdrawal. */
export function currentVerdict(aggregate: ClaimAggregate): VerdictRecord | null {
  return aggregate.verdicts.find((verdict) => verdict.id === aggregate.claim.verdictId) ?? null;
}

/** The end of the house chain, current or withdrawn: what the next house verdict supersedes. */
export function lastHouseVerdict(aggregate: ClaimAggregate): VerdictRecord | null {
  return aggregate.verdicts.findLast((verdict) => verdict.house) ?? null;
}
