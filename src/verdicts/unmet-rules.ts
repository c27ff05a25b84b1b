import type { ClaimRecord, VerdictRecord } from "../db/records.ts";
import { HOUSE_LABELS, type HouseLabel } from "../vocabulary.ts";
import { isReceipt, type ReceiptClaim, type ReceiptSpan, receiptState } from "./receipts.ts";

/** A rule of publication that does not hold, in words for the editor who has to mend it. */
export interface UnmetRule {
  rule:
    | "verdict-missing"
    | "verdict-on-other-wording"
    | "house-label"
    | "receipts-missing"
    | "receipts-foreign"
    | "receipts-not-standing"
    | "implied-missing"
    | "searched-missing"
    | "basis-too-weak"
    | "one-report-not-said"
    | "independent-reports-missing"
    | "second-editor-required"
    | "wrong-status";
  message: string;
}

/** What of a verdict the rules look at, before or after it is issued. */
export type JudgedVerdict = Pick<
  VerdictRecord,
  "label" | "summary" | "implied" | "searched" | "basisStrength" | "restsOn"
>;

/** Words that a summary resting on one report carries, so that no reader takes it for more. */
export const ONE_REPORT_WORDS = "one source; document not seen";

/**
 * The rules of receipts by label: what must hold before a verdict is issued and still hold when it is published.
 * Pure; every rule that does not hold is named, not only the first.
 */
export function unmetVerdictRules(
  claim: ReceiptClaim,
  verdict: JudgedVerdict,
  spans: ReceiptSpan[],
): UnmetRule[] {
  const unmet: UnmetRule[] = [];
  const miss = (rule: UnmetRule["rule"], message: string) => unmet.push({ rule, message });
  const label = verdict.label;
  if (!isHouseLabel(label)) {
    miss(
      "house-label",
      `The label ${label} comes with imported reviews only; split a mixed claim into its parts.`,
    );
    return unmet;
  }

  const foreign = verdict.restsOn.filter((id) => {
    const span = spans.find((candidate) => candidate.id === id);
    return !span || !isReceipt(label, claim, span);
  });
  for (const id of foreign) {
    miss("receipts-foreign", `${id} is no receipt for ${label}: ${whyNoReceipt(label, claim, spans, id)}.`);
  }

  const receipts = spans.filter((span) => verdict.restsOn.includes(span.id) && isReceipt(label, claim, span));
  const of = (role: ReceiptSpan["role"]) => receipts.filter((span) => span.role === role);
  switch (label) {
    case "supported":
    case "mostly_supported":
      if (of("supports").length === 0)
        miss("receipts-missing", `${label} rests on at least one supporting quote.`);
      break;
    case "refuted":
      if (of("refutes").length === 0)
        miss("receipts-missing", "refuted rests on at least one refuting quote.");
      break;
    case "misleading":
      if (receipts.length === 0) {
        miss("receipts-missing", "misleading rests on at least one refuting or qualifying quote.");
      }
      if (!verdict.implied?.trim())
        miss("implied-missing", "misleading says in `implied` what false impression is given.");
      break;
    case "conflicting":
      if (!of("supports").some((a) => of("refutes").some((b) => a.articleId !== b.articleId))) {
        miss(
          "receipts-missing",
          "conflicting rests on a supporting and a refuting quote in different articles, about the same event and time.",
        );
      }
      break;
    case "unproven":
      if (!verdict.searched.some((entry) => entry.trim())) {
        miss("searched-missing", "unproven says in `searched` what was looked for, and where.");
      }
      break;
  }

  if (label !== "unproven") {
    if (verdict.basisStrength === "interested_party") {
      miss("basis-too-weak", "What only an interested party says carries unproven, and nothing else.");
    }
    if (verdict.basisStrength === "one_report" && !verdict.summary.toLowerCase().includes(ONE_REPORT_WORDS)) {
      miss("one-report-not-said", `A summary that rests on one report says "${ONE_REPORT_WORDS}".`);
    }
    if (
      verdict.basisStrength === "independent_reports" &&
      new Set(receipts.map((span) => span.articleId)).size < 2
    ) {
      miss("independent-reports-missing", "independent_reports rests on quotes from at least two articles.");
    }
  }
  return unmet;
}

/** What an issued verdict must still be, besides {@link unmetVerdictRules}, for its claim to be published. */
export function unmetPublicationRules(
  claim: ClaimRecord,
  verdict: VerdictRecord,
  spans: ReceiptSpan[],
): UnmetRule[] {
  const unmet = unmetVerdictRules(claim, verdict, spans);
  if (!judgesWording(verdict, claim)) {
    unmet.push({
      rule: "verdict-on-other-wording",
      message:
        "The verdict was issued on another text, claimant or date. Issue one on the wording as it is now.",
    });
  }
  const receipts = receiptState(verdict, spans);
  if (receipts !== "standing") {
    unmet.push({
      rule: "receipts-not-standing",
      message:
        receipts === "changed"
          ? "A quote that the verdict rests on has changed in its source."
          : "A quote that the verdict rests on is no longer in its source, or was retracted.",
    });
  }
  return unmet;
}

/** Whether the verdict was issued on the claim's present text, claimant and date. */
export function judgesWording(verdict: VerdictRecord, claim: ClaimRecord): boolean {
  return (
    verdict.claimText === claim.text &&
    verdict.claimClaimantName === claim.claimantName &&
    verdict.claimClaimantRole === claim.claimantRole &&
    verdict.claimClaimedOn === claim.claimedOn
  );
}

function isHouseLabel(label: string): label is HouseLabel {
  return (HOUSE_LABELS as readonly string[]).includes(label);
}

function whyNoReceipt(label: HouseLabel, claim: ReceiptClaim, spans: ReceiptSpan[], id: string): string {
  const span = spans.find((candidate) => candidate.id === id);
  if (!span) return "the claim has no such quote";
  if (span.retractedAt !== null) return "it was retracted";
  if (span.role === "appearance") return "it is where the claim is made";
  if (isReceipt(label, { ...claim, kind: "statement" }, span)) {
    return "the claimant or the claimant's side asserts it";
  }
  return `its role is ${span.role}`;
}
