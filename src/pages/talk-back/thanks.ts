import { html } from "hono/html";
import type { AppContext } from "../../http/environment.ts";
import type { Receipt } from "../../inbox/receive.ts";
import { WORDS } from "../../words/english.ts";
import { answerPage } from "../answer-page.ts";
import { day } from "../parts/day.ts";
import { layout } from "../parts/layout.ts";
import { say } from "../parts/say.ts";
import { siteOf } from "../site.ts";

const { talkBack: w } = WORDS;

/** What a reader sent was taken in: its number, and by when somebody will have looked. */
export function answerThanks(
  c: AppContext,
  { number, promisedOn }: Receipt,
  back: { path: string; text: string },
): Response {
  const site = siteOf(c.get("config"));
  const main = html`<div class="plain"><h1>${w.thanks}</h1><p class="finding">${say(w.number, { number: html`<b>${number}</b>` })}</p><p>${say(w.promise, { day: day(promisedOn) })}</p><p><a href="${site.base}${back.path}">${back.text}</a></p></div>`;
  return answerPage(c, layout(site, { title: w.thanks, canonical: null, main, listed: false }));
}
