import type { ReceiptState, SpanRole, SpanState, Stance } from "../vocabulary.ts";
import { WORDS } from "../words/english.ts";
import type { ClaimSummary, RelatedClaim } from "./claim-document.ts";
import { labelName, labelWords, whetherItIsSo } from "./label-words.ts";
import type { SpanDocument } from "./span-document.ts";
import type { VerdictDocument } from "./verdict-document.ts";

// What stands beside a verdict or a quote wherever there is room for plain sentences alone: other people's clients, which
// show a text as it is and nothing beside it.

const BEARING: Record<SpanRole, string> = {
  supports: "evidence for the claim",
  refutes: "evidence against the claim",
  context: "context",
  appearance: "makes the claim",
};

const STANCE: Record<Stance, string> = {
  asserts: "makes the claim",
  reports: "only reports that somebody makes the claim",
  disputes: "disputes the claim",
};

const STANDING: Record<SpanState, string> = {
  verified: "stands in the source word for word",
  changed: "the source says it in other words now",
  gone: "no longer in the source",
};

const SOURCES: Record<ReceiptState, string> = {
  standing: "the quotes that it rests on stand in their sources",
  changed: "a source has changed since this was judged: look at it before you rely on the verdict",
  gone: "words that it rests on are no longer in their source: look at it before you rely on the verdict",
};

export const bearingOf = (role: SpanRole, stance: Stance | null): string =>
  role === "appearance" && stance !== null ? STANCE[stance] : BEARING[role];

/** A quote whose surroundings changed reads the same and may no longer say it. */
export function standingOf(state: SpanState, changes: readonly unknown[]): string {
  return state === "verified" && changes.length > 0
    ? "stands word for word, but words beside it have changed and may change its meaning"
    : STANDING[state];
}

export const sourcesOf = (receipts: ReceiptState): string => SOURCES[receipts];

export const checkersOf = ({
  issuedBy,
  reviewedBy,
}: Pick<VerdictDocument, "issuedBy" | "reviewedBy">): string =>
  reviewedBy === null
    ? issuedBy
    : reviewedBy === issuedBy
      ? `two people at ${issuedBy}`
      : `${issuedBy} and ${reviewedBy}`;

export const correctionWords = (why: string | null): string =>
  `This corrects an earlier verdict of ours. ${why ?? ""}`.trim();

export const overtakenWords = (on: string | null): string =>
  `It was so when it was said and no longer is${on === null ? "" : `, since ${on}`}.`;

/** A quote that readers see, with its claim and what is said beside that. */
export interface AnnotatedSpan {
  span: SpanDocument;
  claim: ClaimSummary;
  /** Facts that a statement reports, as they are judged now; null where that is not known. */
  reported: readonly Pick<RelatedClaim, "label">[] | null;
  /** Of other publishers. */
  reviews: readonly VerdictDocument[];
}

/** Labels beside which what they mean is said at once: each is easily taken for another. */
const EXPLAINED = ["unproven", "conflicting", "misleading"];

/**
 * All that has to be read where a passage is marked: the verdict first, with what qualifies it; that it is on the claim, and
 * what these words do for that. A passage is never given the claim's verdict.
 */
export function toldPassage({ span, claim, reported, reviews }: AnnotatedSpan): string[] {
  const { verdict } = claim;
  const bearing =
    span.role === "appearance"
      ? `This passage ${bearingOf(span.role, span.stance)}.`
      : `This passage is ${bearingOf(span.role, span.stance)}.`;
  const changes = span.placement?.diff ?? [];
  const stands = span.state === "verified" && changes.length === 0;
  return [
    ...(verdict === null
      ? toldReviews(reviews)
      : [
          `${labelWords(claim)}: ${ended(verdict.headline)}`,
          ...(claim.kind === "statement" && reported !== null ? [ended(whetherItIsSo(reported))] : []),
          ...(EXPLAINED.includes(verdict.label) ? [WORDS.verdicts[verdict.label].meaning] : []),
          ...(verdict.change.kind === "correction" ? [correctionWords(verdict.change.note)] : []),
          ...(verdict.receipts === "standing" ? [] : [ended(upper(sourcesOf(verdict.receipts)))]),
        ]),
    ...(claim.overtaken === null ? [] : [overtakenWords(claim.overtaken.on)]),
    ended(`The claim: “${claim.text}”${claim.claimant === null ? "" : `, said by ${claim.claimant.name}`}`),
    bearing,
    ...(stands ? [] : [`The quoted words: ${ended(standingOf(span.state, changes))}`]),
    ...(verdict === null
      ? []
      : [
          `Judged ${verdict.issuedAt.slice(0, 10)} by ${checkersOf(verdict)}, ${ended(verdict.publisher.name)}`,
        ]),
  ];
}

function toldReviews(reviews: readonly VerdictDocument[]): string[] {
  return [
    WORDS.claim.noVerdictMeaning,
    ...reviews.map(
      ({ publisher, ratingText, label }) =>
        `${publisher.name}: ${ended(ratingText === "" ? labelName(label) : ratingText)}`,
    ),
  ];
}

const ended = (text: string): string =>
  /[.!?…]["”’)]?$/u.test(text.trim()) ? text.trim() : `${text.trim()}.`;

const upper = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
