import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { listArticles, listArticleVersions } from "../../db/queries/article-list.ts";
import { pageParameters, totalParameter } from "../contract/parameters.ts";
import { json, notModified, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { decodeCursor, pageOf } from "../cursor.ts";
import { shownTag } from "../entity-tag.ts";
import { answerShown, answerUnchanged } from "../json-answer.ts";
import { articleListSchema } from "./article-contract.ts";

const SORT = "articles";

const contract = createRoute({
  method: "get",
  path: "/v1/articles",
  operationId: "listArticles",
  tags: ["Articles"],
  summary: "Articles that published claims quote",
  request: { query: z.strictObject({ ...pageParameters, total: totalParameter }) },
  responses: {
    200: json("A page of articles, those last published first", articleListSchema),
    ...notModified,
    ...problems("invalid-query", "invalid-cursor", "unauthorized"),
  },
});

export const listArticlesRoute = createRouter().openapi(contract, async (c) => {
  const { limit, cursor, total } = c.req.valid("query");
  const after = decodeCursor(cursor, SORT);
  const wanted = {
    after: after && { at: String(after.at), seq: after.seq },
    limit: limit + 1,
    total: total === "true",
  };
  const tagOf = (versions: (string | number)[]) => shownTag("a", versions);
  const unchanged = await answerUnchanged(c, async () =>
    tagOf(await listArticleVersions(c.get("db"), wanted)),
  );
  if (unchanged) return unchanged;
  const { rows, total: counted } = await listArticles(c.get("db"), wanted);
  const { page, nextCursor } = pageOf(rows, limit, ({ publishedAt, seq }) => ({
    sort: SORT,
    at: publishedAt,
    seq,
  }));
  const articles = page.map((row) => row.document).join(",");
  const json = `{"articles":[${articles}],"nextCursor":${JSON.stringify(nextCursor)}${counted === null ? "" : `,"total":${counted}`}}`;
  const versions = rows.map(({ version }) => version);
  return answerShown(c, { tag: tagOf(counted === null ? versions : [...versions, counted]), json });
});
