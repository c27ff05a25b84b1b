import { html } from "hono/html";
import { codePoints } from "../../language/code-points.ts";
import { WORDS } from "../../words/english.ts";
import { day } from "../parts/day.ts";
import { basisMark } from "../parts/draw.ts";
import { type Html, nothing, type Part, say } from "../parts/say.ts";
import { topicLink } from "../parts/topics.ts";
import { checkedBy, codebookSentence, verdictLine } from "../parts/verdict.ts";
import { asWritten, value } from "../parts/words-of-others.ts";
import type { Site } from "../site.ts";
import { staleWords } from "./claim-alerts.ts";
import { type ClaimView, reportedClaims } from "./claim-view.ts";

/** The first screen: verdict, claim, who said it, what happened since, finding, and who answers for it. */
export function claimHead(site: Site, view: ClaimView, alerts: Part): Html {
  const { verdict } = view;
  return html`<header class="head">${kicker(site, view)}${verdictLine(view, reportedClaims(view), staleTag(view))}<h1 class="claim ${sizeOf(view.text)}"${asWritten(view.language)}>${view.text}</h1>${saidBy(site, view)}${alerts}${
    verdict === null
      ? html`<p class="finding">${WORDS.claim.noVerdictMeaning} ${WORDS.claim.othersBelow}</p>`
      : finding(view)
  }</header>`;
}

/** Long claims are set smaller, so that what was found still stands on the first screen. */
export function sizeOf(text: string): string {
  const length = codePoints(text);
  if (length <= 95) return "short";
  return length <= 220 ? "middling" : "long";
}

/** More would push the finding off a phone's first screen; the rest stands beside the other claims. */
export const TOPICS_SHOWN = 2;

function kicker(site: Site, { kind, topics }: ClaimView): Html {
  const links = topics.slice(0, TOPICS_SHOWN).map((topic) => html` · ${topicLink(site, topic)}`);
  return html`<p class="kicker">${WORDS.kinds[kind]}${links}</p>`;
}

export function staleTag(view: Pick<ClaimView, "verdict">): Part {
  const text = staleWords(view);
  return text === null ? nothing : html` <span class="tag">${text}</span>`;
}

function saidBy({ base }: Site, { claimant, claimedOn }: ClaimView): Part {
  if (claimant === null) {
    return claimedOn === null
      ? nothing
      : html`<p class="said">${say(WORDS.claim.saidOn, { day: day(claimedOn) })}</p>`;
  }
  const who = html`<a href="${base}/claimants/${encodeURIComponent(claimant.name)}">${value(claimant.name)}</a>${claimant.role === null ? nothing : html`, ${value(claimant.role)}`}`;
  const text =
    claimedOn === null
      ? say(WORDS.claim.saidBy, { who })
      : say(WORDS.claim.saidByOn, { who, day: day(claimedOn) });
  return html`<p class="said">${text}</p>`;
}

function finding({ verdict }: ClaimView): Part {
  if (verdict === null) return nothing;
  const meaning = codebookSentence(verdict.label);
  const basis =
    verdict.basis === null
      ? nothing
      : html`<li>${basisMark(verdict.basis.strength)} <b>${WORDS.basis[verdict.basis.strength].name}</b></li>`;
  const judged =
    verdict.asOf === null
      ? say(WORDS.claim.judged, { day: day(verdict.issuedAt) })
      : say(WORDS.claim.judgedAsOf, { day: day(verdict.issuedAt), asOf: day(verdict.asOf) });
  return html`<p class="finding" dir="auto">${verdict.headline}</p>${
    meaning === null ? nothing : html`<p class="meaning">${meaning}</p>`
  }${
    verdict.implied === null
      ? nothing
      : html`<div class="implied"><p><b>${WORDS.claim.implied}</b></p><p dir="auto">${verdict.implied}</p></div>`
  }<ul class="facts">${basis}<li>${checkedBy(verdict)}</li><li>${value(verdict.publisher.name)}</li><li>${judged}</li></ul>`;
}
