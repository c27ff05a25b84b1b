import { Hono } from "hono";
import { findPage } from "../../db/queries/annotated-page.ts";
import { findListedClaims } from "../../db/queries/listed-claims.ts";
import { shownTag } from "../../http/entity-tag.ts";
import type { AppContext, Environment } from "../../http/environment.ts";
import { ProblemError } from "../../http/problems.ts";
import { refuseRetired } from "../../http/refuse-retired.ts";
import type { ClaimSummary } from "../../publications/claim-document.ts";
import { answerShownPage } from "../answer-page.ts";
import { siteOf } from "../site.ts";
import { articlePage } from "./article-page.ts";
import { articleView } from "./article-view.ts";

export const articlePages = new Hono<Environment>().get("/articles/:slug", (c) =>
  read(c, c.req.param("slug")),
);

async function read(c: AppContext, slug: string): Promise<Response> {
  const db = c.get("db");
  const page = await findPage(db, { by: slug.includes("_") ? "id" : "slug", value: slug });
  if (page.article === null || page.shown === null) {
    await refuseRetired(c, "article", slug);
    throw new ProblemError("not-found", "No published claim quotes such an article.");
  }
  const claims: ClaimSummary[] = JSON.parse(`[${page.claims}]`);
  const statements = claims.filter(({ kind }) => kind === "statement").map(({ id }) => id);
  const listed = await findListedClaims(db, statements);
  const reported = (id: string) => JSON.parse(listed.get(id)?.reported ?? "[]");
  const shown = shownTag("a", [page.shown, ...[...listed.values()].map((one) => one.reported)]);
  const { article, spans } = page;
  return answerShownPage(c, shown, () =>
    articlePage(
      siteOf(c.get("config")),
      articleView(JSON.parse(article), claims, JSON.parse(`[${spans}]`), reported),
    ),
  );
}
