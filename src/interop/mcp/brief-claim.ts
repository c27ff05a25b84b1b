import type * as z from "zod";
import type { SlimClaim } from "../../annotations/slim-entry.ts";
import type { ClaimSummary, RelatedClaim } from "../../publications/claim-document.ts";
import { labelWords, wholeLabel } from "../../publications/label-words.ts";
import type { SpanDocument } from "../../publications/span-document.ts";
import type { VerdictDocument } from "../../publications/verdict-document.ts";
import type { ReceiptState, SpanRole, SpanState, Stance } from "../../vocabulary.ts";
import { WORDS } from "../../words/english.ts";
import type { ClaimAnswer, quoteAnswer } from "./answers.ts";

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

const checkersOf = ({ issuedBy, reviewedBy }: Pick<VerdictDocument, "issuedBy" | "reviewedBy">): string =>
  reviewedBy === null
    ? issuedBy
    : reviewedBy === issuedBy
      ? `two people at ${issuedBy}`
      : `${issuedBy} and ${reviewedBy}`;

const correctionWords = (why: string | null): string =>
  `This corrects an earlier verdict of ours. ${why ?? ""}`.trim();

const overtakenWords = (on: string | null): string =>
  `It was so when it was said and no longer is${on === null ? "" : `, since ${on}`}.`;

interface Given {
  claim: ClaimSummary;
  quotes: readonly SpanDocument[];
  reviews: readonly VerdictDocument[];
  reported: readonly RelatedClaim[];
  publicUrl: string;
}

export function briefClaim({ claim, quotes, reviews, reported, publicUrl }: Given): ClaimAnswer {
  const { verdict, overtaken } = claim;
  return {
    id: claim.id,
    page: `${publicUrl}${claim.page}`,
    claim: claim.text,
    claimant: claim.claimant?.name ?? null,
    saidOn: claim.claimedOn,
    verdict: verdict && {
      label: wholeLabel(claim, reported),
      meaning: WORDS.verdicts[verdict.label].meaning,
      finding: verdict.headline,
      publisher: verdict.publisher.name,
      checkedBy: checkersOf(verdict),
      judgedOn: verdict.issuedAt.slice(0, 10),
      sources: SOURCES[verdict.receipts],
      correction: verdict.change.kind === "correction" ? correctionWords(verdict.change.note) : null,
    },
    reviewsByOthers: reviews.map(({ publisher, ratingText, reviewUrl }) => ({
      publisher: publisher.name,
      rating: ratingText,
      url: reviewUrl,
    })),
    overtaken: overtaken && overtakenWords(overtaken.on),
    quotes: quotes.map(briefQuote),
  };
}

function briefQuote(span: SpanDocument): z.output<typeof quoteAnswer> {
  const { article, quote } = span;
  return {
    exact: quote.exact,
    bearing: bearingOf(span.role, span.stance),
    standing: standingOf(span.state, span.placement?.diff ?? []),
    source: article.publisher?.name ?? article.headline,
    publishedOn: article.publishedOn,
    assertedBy: span.assertedBy?.name ?? null,
    link: span.link,
  };
}

/** The same from what a reader's card shows of it. */
export function briefOfCard(card: SlimClaim, publicUrl: string): ClaimAnswer {
  const { verdict, best, overtaken } = card;
  const labelled = { kind: card.kind, verdict };
  return {
    id: card.id,
    page: `${publicUrl}${card.page}`,
    claim: card.text,
    claimant: card.claimant,
    saidOn: card.saidOn,
    verdict:
      verdict === null || verdict.reviewUrl !== null
        ? null
        : {
            label:
              card.kind === "statement"
                ? wholeLabel(labelled, [{ label: card.reported }])
                : labelWords(labelled),
            meaning: WORDS.verdicts[verdict.label].meaning,
            finding: verdict.headline,
            publisher: verdict.publisher.name,
            checkedBy: checkersOf(verdict),
            judgedOn: verdict.judgedOn,
            sources: SOURCES[verdict.receipts],
            correction: verdict.correction && correctionWords(verdict.correction.why),
          },
    reviewsByOthers:
      verdict === null || verdict.reviewUrl === null
        ? []
        : [{ publisher: verdict.publisher.name, rating: verdict.ratingText, url: verdict.reviewUrl }],
    overtaken: overtaken && overtakenWords(overtaken.on),
    quotes:
      best === null
        ? []
        : [
            {
              exact: best.exact,
              bearing: "one that the verdict rests on, where it rests on any",
              standing: standingOf(best.state, best.diff),
              source: best.publisher ?? best.title,
              publishedOn: best.on,
              assertedBy: null,
              link: best.link,
            },
          ],
  };
}
