import { lastHouseVerdict, standingSpans } from "../claims/claim-aggregate.ts";
import { assertEditable } from "../claims/claim-status.ts";
import { type Committed, commitClaim, type Decision } from "../claims/commit-claim.ts";
import { isReworded, wasSeen } from "../claims/published-past.ts";
import type { Database } from "../db/database.ts";
import type { ClaimAggregate, VerdictRecord } from "../db/records.ts";
import { DomainError } from "../domain-error.ts";
import { nameForReaders } from "../editors/name-for-readers.ts";
import { created, edited } from "../events/changes.ts";
import { assertDaysBegun } from "../time-limits.ts";
import type { VerdictMethod } from "../vocabulary.ts";
import type { ClaimWriteContext } from "../write-context.ts";
import { NOT_IMPORTED } from "./blank-verdict.ts";
import { isReceipt } from "./receipts.ts";
import { unmetVerdictRules, VERDICT_RULES } from "./unmet-rules.ts";
import type { NewVerdict } from "./verdict-input.ts";

/**
 * Issues the house verdict on the working copy as it is worded now; it supersedes the one before it. Throws
 * `rule-unmet` with every rule of receipts that does not hold.
 */
export function issueVerdict(
  db: Database,
  context: ClaimWriteContext,
  claimIdOrSlug: string,
  input: NewVerdict,
  method: VerdictMethod = "human",
): Promise<Committed> {
  assertDaysBegun(context.now(), { "/asOf": input.asOf });
  const id = context.newId("verdict");
  return commitClaim(db, context, claimIdOrSlug, (aggregate) =>
    decideVerdict(aggregate, context, { id, input, method }),
  );
}

interface Issuing {
  /** Of the new verdict. */
  id: string;
  input: NewVerdict;
  method: VerdictMethod;
}

/** The claim with the new verdict on it. Throws as {@link issueVerdict} does. */
export function decideVerdict(
  aggregate: ClaimAggregate,
  context: ClaimWriteContext,
  { id, input, method }: Issuing,
): Decision {
  const { claim } = aggregate;
  assertEditable(claim);
  const previous = lastHouseVerdict(aggregate);
  assertChangeNamed(aggregate, previous, input);
  const receipts = standingSpans(aggregate).filter((span) => isReceipt(input.label, claim, span));
  // Quotes were chosen for the old words: whoever issues the verdict looks at each of them again, and names it.
  if (input.restsOn === undefined && receipts.length > 0 && isReworded(claim, aggregate.past)) {
    throw new DomainError(
      "rule-unmet",
      "Readers know this claim in other words. Name in `restsOn` the quotes that carry the new ones.",
      { errors: [{ pointer: "/restsOn", message: "is needed after the claim was reworded" }] },
    );
  }
  const verdict: VerdictRecord = {
    id,
    claimId: claim.id,
    house: true,
    label: input.label,
    headline: input.headline,
    ratingText: input.ratingText,
    ratingValue: null,
    bestRating: null,
    worstRating: null,
    summary: input.summary,
    implied: input.implied,
    searched: input.searched,
    notSeen: input.notSeen,
    notDecided: input.notDecided,
    instead: input.instead,
    reply: input.reply,
    basisStrength: input.basis.strength,
    basisNote: input.basis.note,
    rules: VERDICT_RULES,
    method,
    publisherName: context.policy.publisherName,
    publisherSite: context.policy.publisherSite,
    issuedBy: nameForReaders(context.actor, context.policy),
    issuerId: context.actor.editorId,
    issuedAt: context.now(),
    asOf: input.asOf,
    changeKind: input.change.kind,
    changeNote: input.change.note,
    supersedes: previous?.id ?? null,
    claimText: claim.text,
    claimClaimantName: claim.claimantName,
    claimClaimantRole: claim.claimantRole,
    claimClaimedOn: claim.claimedOn,
    ...NOT_IMPORTED,
    restsOn: input.restsOn ?? receipts.map((span) => span.id),
  };
  const unmet = unmetVerdictRules(claim, verdict, aggregate.spans, aggregate.articles);
  if (unmet.length > 0) {
    throw new DomainError("rule-unmet", unmet.map(({ message }) => message).join(" "), {
      members: { unmet },
    });
  }
  const judged = { ...claim, verdictId: id };
  const change = edited("claim.judged", "claim", claim, judged);
  const { claimId: _, ...recorded } = verdict;
  return {
    after: { ...aggregate, claim: judged, verdicts: [...aggregate.verdicts, verdict] },
    changes: [created("verdict.issued", "verdict", recorded), ...(change ? [change] : [])],
    created: id,
  };
}

/** Why the verdict replaces the one before it has to be true of the two. */
function assertChangeNamed(
  { verdicts, past }: ClaimAggregate,
  previous: VerdictRecord | null,
  { change, label }: NewVerdict,
): void {
  const miss = (message: string, pointer: string, error: string) => {
    throw new DomainError("rule-unmet", message, { errors: [{ pointer, message: error }] });
  };
  if ((change.kind === "initial") !== (previous === null)) {
    miss(
      previous
        ? "This claim has had a verdict: say what this one is (correction, update or clarification)."
        : "The first verdict on a claim is initial.",
      "/change/kind",
      previous ? "must not be initial" : "must be initial",
    );
  }
  // Readers are told that it is "said more clearly; the verdict is the same".
  if (change.kind === "clarification" && previous !== null && previous.label !== label) {
    miss(
      `A clarification says the same better: ${previous.label} stays ${previous.label}. Another label is a correction or an update.`,
      "/change/kind",
      "must be correction or update where the label changes",
    );
  }
  if (change.kind === "correction" && !change.note?.trim() && wasSeen(previous, verdicts, past)) {
    miss(
      "Readers have seen the verdict: a correction says what was wrong.",
      "/change/note",
      "is what a correction of a published verdict has",
    );
  }
}
