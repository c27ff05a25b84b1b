import { html } from "hono/html";
import type { DeskArticle } from "../../db/queries/desk-articles.ts";
import { day } from "../../pages/parts/day.ts";
import { type Html, nothing, say } from "../../pages/parts/say.ts";
import { asWritten, value } from "../../pages/parts/words-of-others.ts";
import { DESK } from "../../words/desk.ts";
import { tell } from "../../words/tell.ts";

const { articles: w, queue: q } = DESK;

/** An article in a list of the desk, with the way to read it. */
export function articleItem(base: string, article: DeskArticle): Html {
  const { id, headline, language, url, publisher, publishedOn, textLength, createdAt, createdBy, quotes } =
    article;
  const path = `${base}/desk/articles/${id}`;
  const facts = [
    publisher === null ? nothing : html`<span>${value(publisher)}</span>`,
    publishedOn === null ? nothing : html`<span>${day(publishedOn)}</span>`,
    url === null ? nothing : html`<span>${value(url)}</span>`,
    html`<span>${textLength === null ? w.noText : tell(w.characters, { n: textLength.toLocaleString("en") })}</span>`,
    html`<span>${quotes === 1 ? q.oneQuote : tell(q.quotes, { n: quotes })}</span>`,
    html`<span>${say(w.added, { day: day(createdAt), who: value(createdBy) })}</span>`,
  ];
  return html`<li><div class="claim"><p class="text"${asWritten(language)}><a href="${path}">${headline ?? w.untitled}</a></p><p class="note">${facts}</p></div><p class="do"><a class="button" href="${path}">${w.open}</a></p></li>`;
}
