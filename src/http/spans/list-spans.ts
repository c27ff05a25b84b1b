import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { findArticle } from "../../articles/find-article.ts";
import { loadArticlesById } from "../../db/queries/article-aggregate.ts";
import { listSpans } from "../../db/queries/article-spans.ts";
import { SPAN_STATES } from "../../vocabulary.ts";
import { pageParameters, queryText } from "../contract/parameters.ts";
import { json, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { decodeCursor, pageOf } from "../cursor.ts";
import { answerWorking } from "../json-answer.ts";
import { requireRole } from "../pipelines/authenticate.ts";
import { presentWorkingSpan, workingSpanSchema } from "./working-span.ts";

const SORT = "spans";

const contract = createRoute({
  method: "get",
  path: "/v1/spans",
  operationId: "listSpans",
  tags: ["Editing: quotes"],
  summary: "Quotes of working copies, such as those that changed or are gone",
  security: [{ key: [] }],
  middleware: requireRole("editor"),
  request: {
    query: z.strictObject({
      state: z.enum(SPAN_STATES).optional().meta({ description: "How the quote stands in the latest text" }),
      article: queryText().optional().meta({ description: "Id, slug, URL or urn" }),
      ...pageParameters,
    }),
  },
  responses: {
    200: json(
      "A page of quotes in the order in which they were added",
      z.strictObject({ spans: z.array(workingSpanSchema), nextCursor: z.string().nullable() }),
    ),
    ...problems("invalid-query", "invalid-cursor", "unauthorized", "not-found"),
  },
});

export const listSpansRoute = createRouter().openapi(contract, async (c) => {
  const { state, article, limit, cursor } = c.req.valid("query");
  const db = c.get("db");
  const articleId = article === undefined ? undefined : (await findArticle(db, article, "")).article.id;
  const after = decodeCursor(cursor, SORT)?.seq ?? 0;
  const rows = await listSpans(db, { state, articleId }, { after, limit: limit + 1 });
  const { page, nextCursor } = pageOf(rows, limit, (last) => ({ sort: SORT, at: 0, seq: last.seq }));
  const articles = await loadArticlesById(db, [...new Set(page.map((span) => span.articleId))]);
  const spans = page.flatMap((span) => {
    const of = articles.get(span.articleId);
    return of ? [presentWorkingSpan(span, of)] : [];
  });
  return answerWorking(c, JSON.stringify({ spans, nextCursor }));
});
