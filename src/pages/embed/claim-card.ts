import { html } from "hono/html";
import type { WithdrawnClaim } from "../../db/queries/published.ts";
import { labelName } from "../../publications/label-words.ts";
import type { SpanDocument } from "../../publications/span-document.ts";
import type { Label } from "../../vocabulary.ts";
import { WORDS } from "../../words/english.ts";
import { claimTitle } from "../claim/citation.ts";
import { type Alert, alert, claimAlerts } from "../claim/claim-alerts.ts";
import { staleTag } from "../claim/claim-head.ts";
import { type ClaimView, quoteGroups, reportedClaims } from "../claim/claim-view.ts";
import { headlineOf } from "../parts/article-link.ts";
import { day } from "../parts/day.ts";
import { basisMark, signMark } from "../parts/draw.ts";
import { quotedWords } from "../parts/quoted.ts";
import { type Html, nothing, type Part, say } from "../parts/say.ts";
import { checkedBy, codebookSentence, verdictLine } from "../parts/verdict.ts";
import { asWritten, words } from "../parts/words-of-others.ts";
import type { Site } from "../site.ts";
import { STYLESHEET_PATH } from "../style/assets.ts";

const { embed: w } = WORDS;

export type Theme = "auto" | "dark" | "light";

export interface CardOptions {
  theme: Theme;
  /** The label that the claim had when the code for the card was taken. */
  taken: Label | null;
  now: number;
}

/** Verdict, claim, finding and one quote, in a page of somebody else's. Its links open pages of their own. */
export function claimCard(site: Site, view: ClaimView, { theme, taken, now }: CardOptions): Html {
  const { verdict } = view;
  const page = `${site.url}${view.page}`;
  const meaning = verdict === null ? null : codebookSentence(verdict.label);
  const count = view.evidence.length + view.appearances.length;
  const first = firstQuote(view);
  const basis = verdict?.basis
    ? [basisMark(verdict.basis.strength), " ", WORDS.basis[verdict.basis.strength].name, " · "]
    : nothing;
  const body = html`<main>${verdictLine(view, reportedClaims(view), staleTag(view))}<h1${asWritten(view.language)}><a href="${page}" target="_blank" rel="noopener">${view.text}</a></h1>${changedSince(view, taken).map(alert)}${claimAlerts(site, view, now)}<p dir="auto">${verdict?.headline ?? `${WORDS.claim.noVerdictMeaning} ${WORDS.claim.othersOnPage}`}</p>${
    meaning === null ? nothing : html`<p class="soft">${meaning}</p>`
  }${first === undefined ? nothing : html`<div class="one"><blockquote class="q"${asWritten(first.article.language)}>“${quotedWords(first)}”</blockquote><p class="soft">${standing(site, first)}</p></div>`}${
    verdict === null ? nothing : html`<p class="soft">${checkedBy(verdict)}</p>`
  }</main>`;
  const see = html`<a href="${page}" target="_blank" rel="noopener">${count === 1 ? w.see1 : say(w.see, { n: count })}</a>`;
  const foot = html`${basis}${verdict === null ? nothing : [day(verdict.issuedAt), " · "]}${see}`;
  return frame(site, theme, claimTitle(view), body, foot);
}

export function withdrawnCard(
  site: Site,
  theme: Theme,
  claim: WithdrawnClaim,
  insteadPage: string | null,
): Html {
  const { problems } = WORDS;
  const why = claim.reason === null ? problems.noReason : say(problems.reason, { reason: claim.reason });
  const title = claim.status === "retracted" ? problems.goneTitle : problems.unpublishedTitle;
  const instead =
    insteadPage === null
      ? nothing
      : html`<p>${problems.instead} <a href="${site.url}${insteadPage}" target="_blank" rel="noopener">${site.url}${insteadPage}</a></p>`;
  const body = html`<main><p class="verdict"><b>${signMark("none")}<span>${problems.goneLabel}</span></b></p><h1>${title}</h1><p>${problems.goneText}</p><p dir="auto">${why}</p>${instead}</main>`;
  return frame(site, theme, title, body, nothing);
}

function frame(site: Site, theme: Theme, title: string, body: Html, foot: Part): Html {
  const chosen = theme === "auto" ? nothing : html` data-theme="${theme}"`;
  const notice =
    site.notice === null
      ? nothing
      : html`<aside class="notice" aria-label="${WORDS.site.notice}"><p dir="auto">${site.notice}</p></aside>`;
  return html`<!doctype html>
<html lang="en"${chosen}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><meta name="robots" content="noindex"><link rel="stylesheet" href="${site.base}${STYLESHEET_PATH}"></head>
<body class="card-page">${notice}${body}<footer><a class="name" href="${site.url}/" target="_blank" rel="noopener">${site.publisher.name}</a><p class="soft">${foot}</p></footer></body></html>
`;
}

/** Whoever put the card there may have written around another verdict. */
export function changedSince({ verdict }: ClaimView, taken: Label | null): Alert[] {
  if (taken === null || verdict === null || verdict.label === taken) return [];
  const labels = {
    before: html`<b>${labelName(taken)}</b>`,
    after: html`<b>${labelName(verdict.label)}</b>`,
  };
  return [{ sign: "differs", title: w.changedTitle, text: say(w.changedText, labels) }];
}

/** The one quote that a card has room for. */
export function firstQuote(view: ClaimView): SpanDocument | undefined {
  const { restedOn, more } = quoteGroups(view);
  return restedOn[0]?.spans[0] ?? more[0]?.spans[0];
}

function standing(site: Site, span: SpanDocument): Part {
  const sign = span.state === "verified" ? "same" : span.state === "changed" ? "differs" : "none";
  const article = html`<a href="${site.url}${span.article.page}" target="_blank" rel="noopener">${words(headlineOf(span.article), null)}</a>`;
  return [signMark(sign), " ", say(w.standing[span.state], { article })];
}
