import { Hono } from "hono";
import { findArticlePage } from "../../db/queries/article-page.ts";
import { shownTag } from "../../http/entity-tag.ts";
import type { AppContext, Environment } from "../../http/environment.ts";
import { ProblemError } from "../../http/problems.ts";
import { refuseRetired } from "../../http/refuse-retired.ts";
import type { RelatedClaim } from "../../publications/claim-document.ts";
import { answerShownPage } from "../answer-page.ts";
import { siteOf } from "../site.ts";
import { articlePage } from "./article-page.ts";
import { articleView } from "./article-view.ts";

export const articlePages = new Hono<Environment>().get("/articles/:slug", (c) =>
  read(c, c.req.param("slug")),
);

async function read(c: AppContext, slug: string): Promise<Response> {
  const db = c.get("db");
  const page = await findArticlePage(db, slug);
  if (page === null) {
    await refuseRetired(c, "article", slug);
    throw new ProblemError("not-found", "No published claim quotes such an article.");
  }
  const shown = shownTag("a", [page.shown, page.reported]);
  return answerShownPage(c, shown, () => {
    const reported: Record<string, RelatedClaim[]> = JSON.parse(page.reported);
    const view = articleView(
      JSON.parse(page.article),
      JSON.parse(page.claims),
      JSON.parse(page.spans),
      (id) => reported[id] ?? [],
    );
    return articlePage(siteOf(c.get("config")), view);
  });
}
