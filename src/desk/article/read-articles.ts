import { html } from "hono/html";
import { listDeskArticles } from "../../db/queries/desk-articles.ts";
import { nothing } from "../../pages/parts/say.ts";
import { siteOf } from "../../pages/site.ts";
import { DESK } from "../../words/desk.ts";
import { deskRoutes } from "../desk.ts";
import { answerDesk, heading } from "../parts/layout.ts";
import { articleItem } from "./article-item.ts";

const { articles: w } = DESK;

const PAGE = 50;

export const articlePages = deskRoutes();

/** All articles, the last added first. */
articlePages.get("/desk/articles", async (c) => {
  const { base } = siteOf(c.get("config"));
  const words = (c.req.query("q") ?? "").trim();
  const before = Number(c.req.query("before") ?? "");
  const found = await listDeskArticles(c.get("db"), {
    words: words === "" ? null : words,
    before: Number.isSafeInteger(before) && before > 0 ? before : null,
    limit: PAGE + 1,
  });
  const shown = found.slice(0, PAGE);
  const last = shown.at(-1);
  const none = words === "" ? w.none : w.noneFound;
  const list =
    shown.length === 0
      ? html`<p class="nothing">${none}</p>`
      : html`<ul class="items pair">${shown.map((article) => articleItem(base, article))}</ul>`;
  const query = words === "" ? "" : `q=${encodeURIComponent(words)}&`;
  const more =
    found.length > PAGE && last
      ? html`<p class="more"><a href="${base}/desk/articles?${query}before=${last.seq}">${w.more}</a></p>`
      : nothing;
  const search = html`<form class="find" method="get" action="${base}/desk/articles" role="search"><label for="q">${w.find}</label><input type="search" id="q" name="q" data-key="/" data-does="${w.find}" value="${words}" dir="auto"><button>${w.findButton}</button></form>`;
  const ways = html`<a class="button" href="${base}/desk/articles/new" data-key="n">${w.add}</a>`;
  return answerDesk(c, {
    title: w.title,
    room: "articles",
    main: html`${heading(w.title, { ways })}${search}${list}${more}`,
  });
});
