import { html } from "hono/html";
import { day } from "../../pages/parts/day.ts";
import { verdictMark } from "../../pages/parts/draw.ts";
import type { Html } from "../../pages/parts/say.ts";
import { asWritten } from "../../pages/parts/words-of-others.ts";
import { labelWords } from "../../publications/label-words.ts";
import type { WorkingClaim } from "../../publications/working-claim.ts";
import { DESK } from "../../words/desk.ts";
import { tell } from "../../words/tell.ts";

const { queue: w } = DESK;

/** A claim in a list of the desk, with the way to work on it. */
export function claimItem(base: string, claim: WorkingClaim): Html {
  const count = claim.evidence.length + claim.appearances.length;
  const quotes = count === 1 ? w.oneQuote : tell(w.quotes, { n: count });
  const state =
    claim.verdict === null
      ? html`<span>${w.noVerdict}</span>`
      : html`${verdictMark(claim.verdict.label)}<b>${labelWords(claim)}</b>`;
  return html`<li><div class="what"><span>${DESK.statuses[claim.status]}</span></div><div class="claim"><p class="text"${asWritten(claim.language)}><a href="${base}/desk/claims/${claim.id}">${claim.text}</a></p><p class="note"><span>${quotes}</span><span>${day(claim.updatedAt)}</span><span>${tell(w.version, { n: claim.version })}</span></p></div><p class="state">${state}</p><p class="do"><a class="button" href="${base}/desk/claims/${claim.id}">${w.open}</a></p></li>`;
}
