import { createRoute } from "@hono/zod-openapi";
import { findPageBody, findPageVersion, type PageAsked } from "../../db/queries/annotated-page.ts";
import { withNotices } from "../claims/claim-notice.ts";
import { byIdOrSlug, noQuery } from "../contract/parameters.ts";
import { json, notModified, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { shownTag } from "../entity-tag.ts";
import { answerShown, answerUnchanged } from "../json-answer.ts";
import { ProblemError } from "../problems.ts";
import { refuseRetired } from "../refuse-retired.ts";
import { articleSchema } from "./article-contract.ts";

const contract = createRoute({
  method: "get",
  path: "/v1/articles/{id}",
  operationId: "getArticle",
  tags: ["Articles"],
  summary: "One article, its published quotes in reading order, and their claims",
  request: { params: byIdOrSlug, query: noQuery },
  responses: {
    200: json("The article", articleSchema),
    ...notModified,
    ...problems("invalid-query", "unauthorized", "not-found", "gone"),
  },
});

export const readArticleRoute = createRouter().openapi(contract, async (c) => {
  const { id } = c.req.valid("param");
  const asked: PageAsked = { by: id.includes("_") ? "id" : "slug", value: id };
  const tagOf = (version: string) => shownTag("p", [version]);
  const unchanged = await answerUnchanged(c, async () => {
    const { shown } = await findPageVersion(c.get("db"), asked);
    return shown === null ? null : tagOf(shown);
  });
  if (unchanged) return unchanged;
  const page = await findPageBody(c.get("db"), asked);
  if (page.article === null || page.shown === null) {
    await refuseRetired(c, "article", id);
    throw new ProblemError("not-found", "No published claim quotes such an article.");
  }
  const claims = withNotices(page.claims, c.get("config"));
  const json = [page.article.slice(0, -1), ',"claims":[', claims, '],"spans":[', page.spans, "]}"];
  return answerShown(c, { tag: tagOf(page.shown), json });
});
