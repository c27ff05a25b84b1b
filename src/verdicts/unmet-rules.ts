import type { ClaimRecord, VerdictRecord } from "../db/records.ts";
import { HOUSE_LABELS, type HouseLabel } from "../vocabulary.ts";
import {
  countOrigins,
  isReceipt,
  type ReceiptArticle,
  type ReceiptClaim,
  type ReceiptSpan,
  receiptState,
} from "./receipts.ts";

/** Rules of publication, by name. */
export const RULES = [
  "verdict-missing",
  "verdict-on-other-wording",
  "house-label",
  "receipts-missing",
  "receipts-foreign",
  "receipts-not-standing",
  "implied-missing",
  "searched-missing",
  "basis-too-weak",
  "not-seen-missing",
  "record-missing",
  "independent-reports-missing",
  "several-reports-missing",
  "reply-missing",
  "second-editor-required",
  "wrong-status",
] as const;

/** A rule of publication that does not hold, in words for the editor who has to mend it. */
export interface UnmetRule {
  rule: (typeof RULES)[number];
  message: string;
}

/** What of a verdict the rules look at, before or after it is issued. */
export type JudgedVerdict = Pick<
  VerdictRecord,
  "label" | "implied" | "searched" | "basisStrength" | "rules" | "restsOn"
>;

/** By id: the articles in which the receipts stand. */
export type ReceiptArticles = ReadonlyMap<string, ReceiptArticle>;

/**
 * The number of the rules below that a verdict issued now is held to. A rule on a verdict's members binds verdicts that
 * are issued once it is there; what was issued under fewer rules keeps to those when it is published again.
 * 1: receipts by label. 2: a document needs a record among the receipts, independent reports two origins, and one
 * report says what was not seen.
 */
export const VERDICT_RULES = 2;

/**
 * The rules of receipts by label: what must hold before a verdict is issued and still hold when it is published.
 * Pure; every rule that does not hold is named, not only the first.
 */
export function unmetVerdictRules(
  claim: ReceiptClaim,
  verdict: JudgedVerdict,
  spans: ReceiptSpan[],
  articles: ReceiptArticles,
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
    const weak = findWeakBasis(verdict, receipts, articles);
    if (weak) unmet.push(weak);
  }
  return unmet;
}

/** What a verdict may leave out while it is worked on, and must say for its readers. */
export function unmetMemberRules(
  claim: Pick<ClaimRecord, "about">,
  verdict: Pick<VerdictRecord, "basisStrength" | "notSeen" | "reply" | "rules">,
): UnmetRule[] {
  const unmet: UnmetRule[] = [];
  if (
    verdict.rules >= 2 &&
    verdict.basisStrength === "one_report" &&
    !verdict.notSeen.some((entry) => entry.trim())
  ) {
    unmet.push({
      rule: "not-seen-missing",
      message: "A verdict that rests on one report says in `notSeen` what would settle it and was not seen.",
    });
  }
  if (claim.about.some(({ kind }) => kind === "person") && !wasHeardOrSaysWhyNot(verdict)) {
    unmet.push({
      rule: "reply-missing",
      message:
        "The claim is about a person: the verdict says in `reply` on which day they were asked, or why they were not.",
    });
  }
  return unmet;
}

/** What an issued verdict must still be, besides {@link unmetVerdictRules}, for its claim to be published. */
export function unmetPublicationRules(
  claim: ClaimRecord,
  verdict: VerdictRecord,
  spans: ReceiptSpan[],
  articles: ReceiptArticles,
): UnmetRule[] {
  const unmet = [...unmetVerdictRules(claim, verdict, spans, articles), ...unmetMemberRules(claim, verdict)];
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
          ? "A quote that the verdict rests on has changed in its source, or what stands beside it has."
          : "A quote that the verdict rests on is no longer in its source, or was retracted.",
    });
  }
  return unmet;
}

/** Whether what the verdict says of its receipts' worth is more than they are. */
function findWeakBasis(
  { basisStrength, rules }: JudgedVerdict,
  receipts: ReceiptSpan[],
  articles: ReceiptArticles,
): UnmetRule | null {
  const cited = [...new Set(receipts.map((span) => span.articleId))];
  const known = cited.flatMap((id) => articles.get(id) ?? []);
  switch (basisStrength) {
    case "document":
      if (rules < 2 || cited.length === 0 || known.some(({ genre }) => genre === "record")) return null;
      return {
        rule: "record-missing",
        message:
          "document rests on at least one quote from a source of the genre record: a law, a ruling, data, a transcript, a study.",
      };
    case "independent_reports":
      if (cited.length >= 2 && (rules < 2 || countOrigins(known) >= 2)) return null;
      return {
        rule: "independent-reports-missing",
        message:
          "independent_reports rests on quotes from at least two articles of two publishers; where that is not established, it is several_reports.",
      };
    case "several_reports":
      if (cited.length >= 2) return null;
      return {
        rule: "several-reports-missing",
        message: "several_reports rests on quotes from at least two articles.",
      };
    default:
      return null;
  }
}

function wasHeardOrSaysWhyNot({ reply }: Pick<VerdictRecord, "reply">): boolean {
  return reply !== null && ((reply.asked && reply.on !== null) || Boolean(reply.whyNotAsked?.trim()));
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
