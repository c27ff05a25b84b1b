import type { articles, claimRelations, claims, spans, verdicts } from "../db/schema.ts";

/** A claim's own fields, topics in order, and its relations. `seq` is the database's and stays out of records. */
export interface ClaimRecord extends Omit<typeof claims.$inferSelect, "seq"> {
  topics: string[];
  relations: RelationRecord[];
}

export type RelationRecord = Omit<typeof claimRelations.$inferSelect, "claimId" | "position">;

export type SpanRecord = Omit<typeof spans.$inferSelect, "seq">;

export interface VerdictRecord extends Omit<typeof verdicts.$inferSelect, "seq"> {
  restsOn: string[];
}

export type ArticleRecord = Omit<typeof articles.$inferSelect, "seq">;

/** What a relation points at, as far as the related claim's readers may know it. */
export interface RelationTarget {
  id: string;
  slug: string;
  text: string;
  published: boolean;
}

/** Which publication readers see, and the last event that changed what they see. */
export interface CurrentPublication {
  id: string;
  n: number;
  revision: number;
  publishedAt: string;
  publishedBy: string;
}

/**
 * Everything that a rule about one claim can depend on, read at one point in time. Writes assume the versions in
 * it and are refused by the database when one of them has moved.
 */
export interface ClaimAggregate {
  seq: number;
  claim: ClaimRecord;
  /** In the order in which they were added; retracted ones included. */
  spans: SpanRecord[];
  /** In the order in which they were issued: house verdicts and imported reviews. */
  verdicts: VerdictRecord[];
  articles: Map<string, ArticleRecord>;
  targets: Map<string, RelationTarget>;
  /** Names of the people who appear by id in the records above. */
  names: Map<string, string>;
  current: CurrentPublication | null;
}

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
