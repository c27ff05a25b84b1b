import { html } from "hono/html";
import type { AppContext } from "../../http/environment.ts";
import { section } from "../../pages/parts/section.ts";
import { siteOf } from "../../pages/site.ts";
import type { WorkingClaim } from "../../publications/working-claim.ts";
import { DESK } from "../../words/desk.ts";
import { claimItem } from "../claim/claim-item.ts";
import { answerDesk, heading } from "../parts/layout.ts";

const { queue: w } = DESK;

/** What waits to be done. */
export function answerQueue(c: AppContext, drafts: readonly WorkingClaim[]): Promise<Response> {
  const { base } = siteOf(c.get("config"));
  const items = drafts.map((claim) => claimItem(base, claim));
  const list =
    drafts.length === 0
      ? html`<div class="nothing"><p><b>${w.empty}</b></p><p>${w.emptyText}</p></div>`
      : html`<ul class="items">${items}</ul>`;
  const ways = html`<a href="${base}/desk/articles/new" data-key="n">${w.add}</a>`;
  return answerDesk(c, {
    title: w.title,
    room: "queue",
    main: html`${heading(w.title, { ways })}${section(w.drafts, { count: drafts.length }, list)}`,
  });
}
