import { html } from "hono/html";
import { WORDS } from "../../words/english.ts";
import { signMark } from "../parts/draw.ts";
import { layout } from "../parts/layout.ts";
import { type Html, nothing, type Part, say } from "../parts/say.ts";
import type { Site } from "../site.ts";

const { problems: w } = WORDS;

export interface Withdrawal {
  status: string;
  reason: string | null;
  /** Path of the page of what stands instead. */
  insteadPage: string | null;
  /** Path of the form by which readers tell the editors something about it. */
  reportPage: string;
}

/** What was once public and is not now: the reason, never the claim or its verdict. */
export function withdrawnPage(site: Site, { status, reason, insteadPage, reportPage }: Withdrawal): Html {
  const isRetracted = status === "retracted";
  const instead: Part =
    insteadPage === null
      ? w.nothingInstead
      : [w.instead, " ", html`<a href="${site.base}${insteadPage}">${site.url}${insteadPage}</a>`];
  const why =
    reason === null ? w.noReason : say(w.reason, { reason: html`<span dir="auto">${reason}</span>` });
  const title = isRetracted ? w.goneTitle : w.unpublishedTitle;
  const main = html`<article class="receipt-page"><header class="head"><p class="kicker">${w.goneKicker}</p><p class="verdict"><b>${signMark("none")}<span>${w.goneLabel}</span></b></p><h1 class="claim short">${title}</h1><p class="finding">${w.goneText}</p><p class="finding">${why}</p><p class="way">${isRetracted ? instead : nothing}</p><p class="way"><a href="${site.base}${reportPage}">${WORDS.site.mistake}</a></p><p class="way"><a href="${site.base}/">${w.search}</a></p></header></article>`;
  return layout(site, { title, canonical: null, main, listed: false });
}
