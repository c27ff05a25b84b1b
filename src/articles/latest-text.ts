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

/** The texts by which quotes are judged, by hash. */
export interface DecidingTexts {
  /** The newest whole text; null where none was ever seen. */
  whole: string | null;
  /** Excerpts that were seen after it, newest first: they can show that words stand, never that they are gone. */
  excerpts: string[];
}

/** Newest first; among equals the one recorded last, which a list in the order of recording has last. */
export function newestFirst<T extends Pick<TimedSnapshot, "retrievedAt" | "createdAt">>(
  recorded: readonly T[],
): T[] {
  return [...recorded].reverse().sort((a, b) => (seenAt(a) < seenAt(b) ? 1 : seenAt(a) > seenAt(b) ? -1 : 0));
}

/** Of snapshots, newest first. A stub decides nothing: what a page shows instead of itself tells nothing of it. */
export function decidingTexts(
  snapshots: readonly (Pick<TimedSnapshot, "extent"> & { textSha256: string })[],
): DecidingTexts {
  const at = snapshots.findIndex(({ extent }) => extent === "whole");
  const later = at === -1 ? snapshots : snapshots.slice(0, at);
  const excerpts = later.filter(({ extent }) => extent === "excerpt").map(({ textSha256 }) => textSha256);
  return { whole: snapshots[at]?.textSha256 ?? null, excerpts: [...new Set(excerpts)] };
}

/** The greater of two times. */
export function later(one: string | null, other: string): string {
  return one === null || one < other ? other : one;
}
