import { html } from "hono/html";
import { REPORT_KINDS } from "../../vocabulary.ts";
import { WORDS } from "../../words/english.ts";
import { type Html, nothing } from "../parts/say.ts";
import { section } from "../parts/section.ts";
import type { Site } from "../site.ts";

const { talkBack: w } = WORDS;

/** Leads to the form that asks for a check, with what was looked for in it; nothing of that stands in an address. */
export function askOffer({ base }: Site, { text = "", url = "" }: { text?: string; url?: string }): Html {
  const hidden = (name: string, value: string) =>
    value === "" ? nothing : html`<input type="hidden" name="${name}" value="${value}">`;
  return html`<form method="post" action="${base}/ask" accept-charset="utf-8">${hidden("text", text)}${hidden("url", url)}<button name="do" value="offer">${WORDS.search.ask}</button></form>`;
}

/** Below a claim: the three ways of telling its editors something. */
export function talkBack({ base }: Site, page: string): Html {
  const links = REPORT_KINDS.map(
    (kind, i) =>
      html`${i === 0 ? nothing : " · "}<a href="${base}${page}/report?kind=${kind}">${w.links[kind]}</a>`,
  );
  return section(w.title, { id: "report" }, html`<p class="way">${links}</p><p class="soft">${w.intro}</p>`);
}
