import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { listArticles } from "../../db/queries/published.ts";
import { pageParameters } from "../contract/parameters.ts";
import { json, notModified, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { decodeCursor, pageOf } from "../cursor.ts";
import { answerJson } from "../json-answer.ts";
import { articleListSchema } from "./article-contract.ts";

const SORT = "articles";

const contract = createRoute({
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

export const listArticlesRoute = createRouter().openapi(contract, async (c) => {
  const { limit, cursor } = c.req.valid("query");
  const after = decodeCursor(cursor, SORT);
  const { rows, ats, lastEvent } = await listArticles(c.get("db"), {
    after: after && { at: String(after.at), seq: after.seq },
    limit: limit + 1,
  });
  const { page, nextCursor } = pageOf(rows, limit, ({ seq }, index) => ({
    sort: SORT,
    at: ats[index] ?? "",
    seq,
  }));
  const articles = page.map((row) => row.document).join(",");
  return answerJson(c, `{"articles":[${articles}],"nextCursor":${JSON.stringify(nextCursor)}}`, {
    etag: `e${lastEvent}`,
  });
});
