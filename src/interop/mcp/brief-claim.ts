import type * as z from "zod";
import type { SlimClaim } from "../../annotations/slim-entry.ts";
import type { ClaimSummary, RelatedClaim } from "../../publications/claim-document.ts";
import { labelWords, wholeLabel } from "../../publications/label-words.ts";
import {
  bearingOf,
  checkersOf,
  correctionWords,
  overtakenWords,
  sourcesOf,
  standingOf,
} from "../../publications/plain-words.ts";
import type { SpanDocument } from "../../publications/span-document.ts";
import type { VerdictDocument } from "../../publications/verdict-document.ts";
import { WORDS } from "../../words/english.ts";
import type { ClaimAnswer, quoteAnswer } from "./answers.ts";

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
      sources: sourcesOf(verdict.receipts),
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
            sources: sourcesOf(verdict.receipts),
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
