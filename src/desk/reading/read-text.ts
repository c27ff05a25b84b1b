import { html } from "hono/html";
import { viewArticle } from "../../articles/article-view.ts";
import { findArticle } from "../../articles/find-article.ts";
import { headlineOf } from "../../pages/parts/article-link.ts";
import { nothing } from "../../pages/parts/say.ts";
import { asWritten } from "../../pages/parts/words-of-others.ts";
import { DESK } from "../../words/desk.ts";
import { deskRoutes } from "../desk.ts";
import { answerDesk, heading } from "../parts/layout.ts";

const { reading: w } = DESK;

export const readingPages = deskRoutes();

/** An article's text, to be read and marked. */
readingPages.get("/desk/articles/:id", async (c) => {
  const { article, latestText } = await findArticle(c.get("db"), c.req.param("id"), "");
  const view = viewArticle(article);
  const content = latestText?.content ?? null;
  return answerDesk(c, {
    title: headlineOf(view),
    room: "articles",
    main: html`${heading(html`<span${asWritten(article.language)}>${headlineOf(view)}</span>`, { kicker: w.kicker })}${
      content === null
        ? html`<p class="nothing">${w.noText}</p>`
        : html`<div class="reading"${asWritten(article.language)}>${content}</div>`
    }${nothing}`,
  });
});
