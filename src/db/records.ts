import type { articles, claimRelations, claims, spans, verdicts } from "./schema.ts";

// What the store gives and takes. `seq` is the database's own order and stays out of the records, which are the
// same wherever they are kept: in rows, in events, in exports.

/** A claim's own fields, its topics in order, and its relations. */
export interface ClaimRecord extends Omit<typeof claims.$inferSelect, "seq"> {
  topics: string[];
  relations: RelationRecord[];
}

export type RelationRecord = Omit<typeof claimRelations.$inferSelect, "claimId" | "position">;

export type SpanRecord = Omit<typeof spans.$inferSelect, "seq">;

export interface VerdictRecord extends Omit<typeof verdicts.$inferSelect, "seq"> {
  /** Span ids, in the order in which the editor named them. */
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

/** What readers see of a claim now. */
export interface CurrentPublication {
  id: string;
  n: number;
  /** The claim's version that it froze. */
  claimVersion: number;
  publishedAt: string;
  publishedBy: string;
  publishedByName: string;
  verdictId: string | null;
}

/** What readers have seen of a claim, in all publications so far. */
export interface PublishedPast {
  /** Ids of the house verdicts that they saw. */
  verdictIds: string[];
  /** How the last publication worded the claim, and what it said of earlier wordings; null before the first. */
  last: { text: string; reworded: { on: string; before: string } | null } | null;
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
  /** By id: the articles that the spans stand in. */
  articles: Map<string, ArticleRecord>;
  /** By id: the claims that the relations point at. */
  targets: Map<string, RelationTarget>;
  current: CurrentPublication | null;
  past: PublishedPast;
}

export type SubjectKind = "claim" | "span" | "verdict" | "publication" | "article" | "editor" | "key";

/** [before, after]; null where there was, or is, nothing. */
export type FieldChange = [before: unknown, after: unknown];

/** One changed subject of a write: becomes one event. */
export interface Change {
  action: string;
  subject: { kind: SubjectKind; id: string };
  changes: Record<string, FieldChange>;
  reason: string | null;
  /** Readers may see it in the claim's history. */
  isPublic: boolean;
}
