import type { WithdrawnClaim } from "../../db/queries/published.ts";
import type { Mark } from "../../marks/mark.ts";
import { SIGN_MARKS, type Sign } from "../../marks/sign-marks.ts";
import { VERDICT_MARKS } from "../../marks/verdict-marks.ts";
import { labelWords, whetherItIsSo } from "../../publications/label-words.ts";
import type { SpanDocument } from "../../publications/span-document.ts";
import type { Label } from "../../vocabulary.ts";
import { WORDS } from "../../words/english.ts";
import { tell } from "../../words/tell.ts";
import { claimTitle } from "../claim/citation.ts";
import { alertsOf, staleWords } from "../claim/claim-alerts.ts";
import { type ClaimView, reportedClaims } from "../claim/claim-view.ts";
import { headlineOf } from "../parts/article-link.ts";
import { dayName } from "../parts/day.ts";
import { plainText } from "../parts/plain-text.ts";
import { type QuotePiece, quotePieces } from "../parts/quote-change.ts";
import { checkedBy, codebookSentence } from "../parts/verdict.ts";
import type { Site } from "../site.ts";
import { changedSince, firstQuote } from "./claim-card.ts";

const { embed: w } = WORDS;

/** A card as plain words, for `<verbatim-claim>`: what it says is said here, so that an element of long ago says it too. */
export interface CardData {
  page: string;
  title: string;
  publisher: { name: string; url: string };
  notice: string | null;
  label: { words: string; mark: Mark; stale: string | null; whether: string | null };
  claim: { words: string; language: string };
  alerts: { title: string; text: string; mark: Mark }[];
  finding: string[];
  quote: { pieces: QuotePiece[]; language: string; standing: string; mark: Mark } | null;
  /** Who answers for it, what it rests on, and when. */
  foot: string[];
  see: string;
}

/** What stands in the place of a card whose claim was withdrawn. */
export interface WithdrawnCard {
  withdrawn: { label: string; mark: Mark; title: string; text: string[]; instead: string | null };
  publisher: CardData["publisher"];
}

export function cardData(site: Site, view: ClaimView, taken: Label | null, now: number): CardData {
  const { verdict } = view;
  const count = view.evidence.length + view.appearances.length;
  const meaning = verdict === null ? null : codebookSentence(verdict.label);
  const alerts = [...changedSince(view, taken), ...alertsOf(site, view, now)];
  const first = firstQuote(view);
  return {
    page: `${site.url}${view.page}`,
    title: claimTitle(view),
    publisher: publisherOf(site),
    notice: site.notice,
    label: {
      words: labelWords(view),
      mark: verdict === null ? [] : VERDICT_MARKS[verdict.label],
      stale: staleWords(view),
      whether: view.kind === "statement" && verdict !== null ? whetherItIsSo(reportedClaims(view)) : null,
    },
    claim: { words: view.text, language: view.language },
    alerts: alerts.map(({ sign, title, text }) => ({
      title: plainText(title),
      text: plainText(text),
      mark: SIGN_MARKS[sign],
    })),
    finding: [
      verdict?.headline ?? `${WORDS.claim.noVerdictMeaning} ${WORDS.claim.othersOnPage}`,
      ...(meaning === null ? [] : [meaning]),
    ],
    quote: first === undefined ? null : quoteOf(first),
    foot:
      verdict === null
        ? []
        : [
            plainText(checkedBy(verdict)),
            ...(verdict.basis === null ? [] : [WORDS.basis[verdict.basis.strength].name]),
            dayName(verdict.issuedAt),
          ],
    see: count === 1 ? w.see1 : tell(w.see, { n: count }),
  };
}

export function withdrawnCardData(
  site: Site,
  claim: WithdrawnClaim,
  insteadPage: string | null,
): WithdrawnCard {
  const { problems } = WORDS;
  const why = claim.reason === null ? problems.noReason : tell(problems.reason, { reason: claim.reason });
  return {
    withdrawn: {
      label: problems.goneLabel,
      mark: SIGN_MARKS.none,
      title: claim.status === "retracted" ? problems.goneTitle : problems.unpublishedTitle,
      text: [problems.goneText, why],
      instead: insteadPage === null ? null : `${site.url}${insteadPage}`,
    },
    publisher: publisherOf(site),
  };
}

const publisherOf = ({ publisher, url }: Site) => ({ name: publisher.name, url: `${url}/` });

const STANDING_SIGNS = { verified: "same", changed: "differs", gone: "none" } as const satisfies Record<
  SpanDocument["state"],
  Sign
>;

function quoteOf(span: SpanDocument): NonNullable<CardData["quote"]> {
  return {
    pieces: quotePieces(span),
    language: span.article.language ?? "",
    standing: tell(w.standing[span.state], { article: headlineOf(span.article) }),
    mark: SIGN_MARKS[STANDING_SIGNS[span.state]],
  };
}
