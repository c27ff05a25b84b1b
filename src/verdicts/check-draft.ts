import { lastHouseVerdict } from "../claims/claim-aggregate.ts";
import { isReworded, wasSeen } from "../claims/published-past.ts";
import type { ClaimAggregate, VerdictRecord } from "../db/records.ts";
import type { Reply } from "../db/schema.ts";
import type { BasisStrength, HouseLabel, VerdictChange } from "../vocabulary.ts";
import { receiptState } from "./receipts.ts";
import { type UnmetRule, unmetMemberRules, unmetVerdictRules, VERDICT_RULES } from "./unmet-rules.ts";

/** A verdict while somebody writes it: anything may be missing. */
export interface VerdictDraft {
  label: HouseLabel | null;
  headline: string;
  summary: string;
  implied: string | null;
  searched: string[];
  notSeen: string[];
  basisStrength: BasisStrength | null;
  reply: Reply | null;
  restsOn: string[];
  change: { kind: VerdictChange | null; note: string | null };
}

export type DraftRule =
  | Exclude<UnmetRule["rule"], "verdict-missing" | "house-label" | "second-editor-required" | "wrong-status">
  | "label-missing"
  | "headline-missing"
  | "summary-missing"
  | "basis-missing"
  | "change-missing"
  | "change-note-missing"
  | "rests-on-anew";

/** A rule that applies to the draft, and whether it holds. */
export interface CheckedRule {
  rule: DraftRule;
  holds: boolean;
  /** Without which step it has to hold: issuing the verdict, or showing it to readers. */
  before: "issue" | "publish";
}

/**
 * Every rule that a verdict like this has to keep, in the order of the form, those that hold too. What does not apply
 * (the false impression of a verdict that is not `misleading`) is left out. Pure; the same rules as issuing and publishing.
 */
export function checkDraft(aggregate: ClaimAggregate, draft: VerdictDraft): CheckedRule[] {
  const { claim, spans, articles, verdicts, past } = aggregate;
  const { label, basisStrength, change } = draft;
  const judged: Pick<
    VerdictRecord,
    "implied" | "searched" | "notSeen" | "reply" | "rules" | "restsOn" | "basisStrength"
  > = { ...draft, rules: VERDICT_RULES };
  const unmet = new Set<UnmetRule["rule"]>(
    [
      ...(label === null ? [] : unmetVerdictRules(claim, { ...judged, label }, spans, articles)),
      ...unmetMemberRules(claim, judged),
    ].map(({ rule }) => rule),
  );
  const rules: CheckedRule[] = [];
  const add = (rule: DraftRule, holds: boolean, before: CheckedRule["before"] = "issue") =>
    rules.push({ rule, holds, before });
  const ruled = (rule: UnmetRule["rule"] & DraftRule, before: CheckedRule["before"] = "issue") =>
    add(rule, !unmet.has(rule), before);

  add("label-missing", label !== null);
  if (label !== null && label !== "unproven") ruled("receipts-missing");
  if (draft.restsOn.length > 0) {
    if (label !== null) ruled("receipts-foreign");
    add("receipts-not-standing", receiptState(draft, spans) === "standing", "publish");
  }
  const previous = lastHouseVerdict(aggregate);
  if (isReworded(claim, past)) add("rests-on-anew", draft.restsOn.length > 0 || label === "unproven");
  add("headline-missing", draft.headline.trim() !== "");
  if (label === "misleading") ruled("implied-missing");
  add("summary-missing", draft.summary.trim() !== "");
  add("basis-missing", basisStrength !== null);
  if (label !== null && label !== "unproven") {
    if (basisStrength === "interested_party") ruled("basis-too-weak");
    if (basisStrength === "document") ruled("record-missing");
    if (basisStrength === "independent_reports") ruled("independent-reports-missing");
    if (basisStrength === "several_reports") ruled("several-reports-missing");
  }
  if (label === "unproven") ruled("searched-missing");
  if (basisStrength === "one_report") ruled("not-seen-missing", "publish");
  if (claim.about.some(({ kind }) => kind === "person")) ruled("reply-missing", "publish");
  if (previous !== null) {
    const { kind } = change;
    add("change-missing", kind !== null && kind !== "initial");
    if (kind === "correction" && wasSeen(previous, verdicts, past)) {
      add("change-note-missing", Boolean(change.note?.trim()));
    }
  }
  return rules;
}
