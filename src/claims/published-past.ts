import type { ClaimRecord, PublishedPast, VerdictRecord } from "../db/records.ts";
import type { ClaimSummary } from "../publications/claim-document.ts";
import type { VerdictChange } from "../vocabulary.ts";

/** What a verdict is to readers: why it replaces the one that they saw before, and which that was. */
export interface ChangeForReaders {
  kind: VerdictChange;
  note: string | null;
  /** The verdict that they saw; null where they see one for the first time. */
  supersedes: string | null;
}

/** The gravest first: of several changes that readers see as one. */
const GRAVITY: readonly VerdictChange[] = ["correction", "update", "clarification", "initial"];

/** As the editor issued it. */
export function changeAsIssued({ changeKind, changeNote, supersedes }: VerdictRecord): ChangeForReaders {
  return { kind: changeKind, note: changeNote, supersedes };
}

/**
 * To readers the first verdict that was ever public is the first one, whatever was thought before; and one that
 * follows several which they never saw corrects what they saw, if any of these corrected something.
 */
export function changeForReaders(
  verdict: VerdictRecord,
  chain: readonly VerdictRecord[],
  { verdictIds }: PublishedPast,
): ChangeForReaders {
  const changes = [verdict];
  let before = verdict.supersedes;
  while (before !== null && !verdictIds.includes(before)) {
    const unseen = chain.find(({ id }) => id === before);
    if (!unseen) break;
    changes.push(unseen);
    before = unseen.supersedes;
  }
  if (before === null) return { kind: "initial", note: null, supersedes: null };
  const [gravest = verdict] = changes.toSorted(
    (a, b) => GRAVITY.indexOf(a.changeKind) - GRAVITY.indexOf(b.changeKind),
  );
  return { kind: gravest.changeKind, note: gravest.changeNote, supersedes: before };
}

/** Whether readers ever saw a verdict of this chain, up to this one. */
export function wasSeen(
  verdict: VerdictRecord | null,
  chain: readonly VerdictRecord[],
  { verdictIds }: PublishedPast,
): boolean {
  for (let at = verdict; at !== null; ) {
    if (verdictIds.includes(at.id)) return true;
    const { supersedes } = at;
    at = chain.find(({ id }) => id === supersedes) ?? null;
  }
  return false;
}

/** Whether readers know the claim in other words than it has now. */
export function isReworded(claim: Pick<ClaimRecord, "text">, { last }: PublishedPast): boolean {
  return last !== null && last.text !== claim.text;
}

/** When the claim last came to readers in other words than before, this publication included. */
export function rewordingOf(
  claim: Pick<ClaimRecord, "text" | "updatedAt">,
  past: PublishedPast,
): ClaimSummary["reworded"] {
  const { last } = past;
  return last && isReworded(claim, past)
    ? { on: claim.updatedAt, before: last.text }
    : (last?.reworded ?? null);
}
