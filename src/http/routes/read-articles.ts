import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { findPage, listArticles } from "../../db/queries/published.ts";
import { articleListSchema, articleSchema } from "../contracts/articles.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import { answerJson } from "../json-answer.ts";
import { ProblemError } from "../problems.ts";
import { pageParameters } from "../query-parameters.ts";
import { json, notModified, problems } from "../responses.ts";
import { createRouter } from "../router.ts";

const SORT = "articles";

const listRoute = createRoute({
  method: "get",
  path: "/v1/articles",
  operationId: "listArticles",
  tags: ["Articles"],
  summary: "Articles that published claims quote",
  request: { query: z.strictObject(pageParameters) },
  responses: {
    200: json("A page of articles, those last published first", articleListSchema),
    ...notModified,
    ...problems("invalid-query", "invalid-cursor", "unauthorized"),
  },
});

const readRoute = createRoute({
  method: "get",
  path: "/v1/articles/{id}",
  operationId: "getArticle",
  tags: ["Articles"],
  summary: "One article, its published quotes in reading order, and their claims",
  request: {
    params: z.object({ id: z.string().meta({ description: "Id or slug" }) }),
    query: z.strictObject({}),
  },
  responses: {
    200: json("The article", articleSchema),
    ...notModified,
    ...problems("invalid-query", "unauthorized", "not-found"),
  },
});

export const readArticles = createRouter()
  .openapi(listRoute, async (c) => {
    const { limit, cursor } = c.req.valid("query");
    const after = decodeCursor(cursor, SORT);
    const { rows, ats, lastEvent } = await listArticles(c.get("db"), {
      after: after && { at: String(after.at), seq: after.seq },
      limit: limit + 1,
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const next =
      rows.length > page.length && last
        ? encodeCursor({ sort: SORT, at: ats[page.length - 1] ?? "", seq: last.seq })
        : null;
    const articles = page.map((row) => row.document).join(",");
    return answerJson(c, `{"articles":[${articles}],"nextCursor":${JSON.stringify(next)}}`, {
      etag: `e${lastEvent}`,
    });
  })
  .openapi(readRoute, async (c) => {
    const { id } = c.req.valid("param");
    const page = await findPage(c.get("db"), id.includes("_") ? "id" : "slug", id);
    if (page.article === null)
      throw new ProblemError("not-found", "No published claim quotes such an article.");
    const members = `"claims":[${page.claims}],"spans":[${page.spans}]`;
    return answerJson(c, `${page.article.slice(0, -1)},${members}}`, { etag: `e${page.lastEvent}` });
  });
