import type { SnapshotExtent } from "../vocabulary.ts";

/** What of a snapshot says when it was true. */
export interface TimedSnapshot {
  /** When the text was taken from the source, where somebody said so. */
  retrievedAt: string | null;
  /** When it was recorded here. */
  createdAt: string;
  extent: SnapshotExtent;
}

/** When a source had a text, as far as we know: when it was taken, else when it came here. */
export function seenAt({ retrievedAt, createdAt }: Pick<TimedSnapshot, "retrievedAt" | "createdAt">): string {
  return retrievedAt ?? createdAt;
}

/**
 * Whether a snapshot that is recorded now becomes the one that quotes are held against: it is a whole text, and none
 * that was seen later is known. Among equals the one recorded last wins. src/db/queries/guards.ts says the same in SQL.
 */
export function becomesLatest(snapshot: TimedSnapshot, earlier: readonly TimedSnapshot[]): boolean {
  return (
    snapshot.extent === "whole" &&
    earlier.every((other) => other.extent !== "whole" || seenAt(other) <= seenAt(snapshot))
  );
}

/** The greater of two times. */
export function later(one: string | null, other: string): string {
  return one === null || one < other ? other : one;
}
