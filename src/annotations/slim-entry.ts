import * as z from "zod";
import { articleSummarySchema } from "../publications/article-document.ts";
import type { ClaimSummary } from "../publications/claim-document.ts";
import { day, orNull, publisherSchema } from "../publications/document-parts.ts";
import { placementSchema, type SpanDocument } from "../publications/span-document.ts";
import type { VerdictDocument } from "../publications/verdict-document.ts";
import { standingOf } from "../verdicts/receipts.ts";
import {
  CLAIM_KINDS,
  LABELS,
  type Label,
  RECEIPT_STATES,
  SPAN_ROLES,
  SPAN_STATES,
  STANCES,
  VERDICT_METHODS,
} from "../vocabulary.ts";

// What is marked on a page, with all that a reader's card shows of it, so that opening a card asks nothing. Whatever gives a
// page's marks in little gives this, by findSlimPage.

/** How long readers are told, wherever a claim stands, that its verdict was wrong before. */
const CORRECTION_DAYS = 30;
export const CORRECTION_MS = CORRECTION_DAYS * 86_400_000;

/** How words stand in the source now; `diff` says what is otherwise, also beside words that are as they were. */
const standing = { state: z.enum(SPAN_STATES), diff: placementSchema.shape.diff };

const slimVerdictSchema = z.strictObject({
  label: z.enum(LABELS),
  ratingText: z.string(),
  headline: z.string(),
  publisher: publisherSchema,
  method: z.enum(VERDICT_METHODS),
  issuedBy: z.string(),
  reviewedBy: z.string().nullable(),
  judgedOn: day,
  receipts: z.enum(RECEIPT_STATES),
  correction: z
    .strictObject({ on: day, from: z.enum(LABELS), why: z.string().nullable() })
    .nullable()
    .meta({ description: `For ${CORRECTION_DAYS} days: that we were wrong before, and with which label` }),
  reviewUrl: z.string().nullable(),
});

export const slimClaimSchema = z
  .strictObject({
    id: z.string(),
    page: z.url(),
    text: z.string(),
    language: z.string(),
    kind: z.enum(CLAIM_KINDS),
    claimant: z.string().nullable(),
    saidOn: day.nullable(),
    reported: z
      .enum(LABELS)
      .nullable()
      .meta({ description: "Of a statement: the label of what it reports; null where that is not checked" }),
    overtaken: z.strictObject({ on: day.nullable(), note: z.string().nullable() }).nullable(),
    verdict: orNull(slimVerdictSchema).meta({
      description: "Ours, or where there is none the first imported review; `publisher` says whose it is",
    }),
    best: orNull(
      z.strictObject({
        exact: z.string(),
        title: z.string().nullable(),
        publisher: z.string().nullable(),
        on: day.nullable(),
        link: z.string().nullable(),
        ...standing,
      }),
    ).meta({
      description:
        "The quote to show if only one is shown: one that the verdict rests on, if it can be one that stands",
    }),
    counts: z.strictObject({
      evidence: z.int().nonnegative(),
      context: z.int().nonnegative(),
      articles: z.int().nonnegative(),
      independent: z.int().nonnegative(),
    }),
  })
  .meta({ id: "SlimClaim" });
export type SlimClaim = z.output<typeof slimClaimSchema>;

export const slimSpanSchema = z
  .strictObject({
    id: z.string(),
    claim: z.string(),
    role: z.enum(SPAN_ROLES),
    stance: z.enum(STANCES).nullable(),
    quote: z.strictObject({ exact: z.string(), prefix: z.string(), suffix: z.string() }),
    ...standing,
  })
  .meta({ id: "SlimSpan" });
export type SlimSpan = z.output<typeof slimSpanSchema>;

/** One page: its article, and what is marked in it, in reading order. */
export const slimPageMembers = {
  article: orNull(articleSummarySchema),
  claims: z.array(slimClaimSchema),
  spans: z.array(slimSpanSchema),
};

/** A published claim with what a card shows of it beyond its summary. */
export interface SlimSource {
  summary: ClaimSummary;
  evidence: SpanDocument[];
  reviews: VerdictDocument[];
  /** Label of the claim that it reports. */
  reported: Label | null;
  /** Label of the verdict that the present one replaced for readers. */
  labelBefore: Label | null;
  /** When readers first had the present verdict. */
  verdictSince: string | null;
}

/** @param now decides whether a correction is still told. */
export function slimClaim(source: SlimSource, now: Date): SlimClaim {
  const { summary, evidence, reviews } = source;
  const verdict = summary.verdict ?? reviews[0] ?? null;
  return {
    id: summary.id,
    page: summary.page,
    text: summary.text,
    language: summary.language,
    kind: summary.kind,
    claimant: summary.claimant?.name ?? null,
    saidOn: summary.claimedOn,
    reported: summary.kind === "statement" ? source.reported : null,
    overtaken: summary.overtaken && { on: summary.overtaken.on, note: summary.overtaken.note },
    verdict: verdict && slimVerdict(verdict, correctionOf(source, now)),
    best: bestQuote(evidence, verdict?.restsOn ?? []),
    counts: {
      evidence: summary.evidenceCount,
      context: summary.contextCount,
      articles: summary.articleCount,
      independent: summary.independentSources,
    },
  };
}

export function slimSpan(span: SpanDocument & { claim: string }): SlimSpan {
  const { id, claim, role, stance, state, placement, quote } = span;
  const { exact, prefix, suffix } = quote;
  return { id, claim, role, stance, quote: { exact, prefix, suffix }, state, diff: placement?.diff ?? [] };
}

function slimVerdict(
  verdict: VerdictDocument,
  correction: z.output<typeof slimVerdictSchema>["correction"],
): SlimClaim["verdict"] {
  const { label, ratingText, headline, publisher, method, issuedBy, reviewedBy, receipts, reviewUrl } =
    verdict;
  const judgedOn = dayOf(verdict.issuedAt);
  return {
    label,
    ratingText,
    headline,
    publisher,
    method,
    issuedBy,
    reviewedBy,
    judgedOn,
    receipts,
    correction,
    reviewUrl,
  };
}

function correctionOf(
  { summary: { verdict }, labelBefore, verdictSince }: SlimSource,
  now: Date,
): z.output<typeof slimVerdictSchema>["correction"] {
  if (verdict?.change.kind !== "correction" || labelBefore === null || verdictSince === null) return null;
  if (now.getTime() - Date.parse(verdictSince) >= CORRECTION_MS) return null;
  return { on: dayOf(verdictSince), from: labelBefore, why: verdict.change.note };
}

/**
 * Of those that the verdict rests on the longest that stands as it was checked, else the longest; without any, the longest of
 * all. A short one is often the half of a sentence that names who speaks.
 */
function bestQuote(evidence: SpanDocument[], restsOn: string[]): SlimClaim["best"] {
  const receipts = evidence.filter(({ id }) => restsOn.includes(id));
  const standing = receipts.filter(({ state, placement }) => standingOf(state, placement) === "standing");
  const [span] =
    [standing, receipts, evidence]
      .find((quotes) => quotes.length > 0)
      ?.toSorted((a, b) => b.quote.exact.length - a.quote.exact.length) ?? [];
  if (!span) return null;
  const { quote, article, link, state, placement } = span;
  return {
    exact: quote.exact,
    title: article.headline ?? article.descriptiveHeadline,
    publisher: article.publisher?.name ?? null,
    on: article.publishedOn,
    link,
    state,
    diff: placement?.diff ?? [],
  };
}

function dayOf(instant: string): string {
  return instant.slice(0, "2026-11-27".length);
}
