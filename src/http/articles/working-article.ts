import * as z from "zod";
import { viewArticle } from "../../articles/article-view.ts";
import type { ArticleContext } from "../../articles/commit-article.ts";
import type { ArticleRecord } from "../../db/records.ts";
import { articleSummarySchema } from "../../publications/article-document.ts";
import type { AppContext } from "../environment.ts";
import { type PresentArticle, readWriteRequest } from "../write-request.ts";

/** An article as editors see it. */
export const workingArticleSchema = articleSummarySchema
  .extend({
    version: z.int().positive(),
    mergedInto: z.string().nullable(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: "WorkingArticle" });

/** The whole of a write to an article: replay, or run it and answer with the article as it is then. */
export async function answerArticleWrite(
  c: AppContext,
  status: 200 | 201,
  run: (context: ArticleContext) => Promise<{ article: ArticleRecord; changed: boolean }>,
): Promise<Response> {
  const request = await readWriteRequest(c);
  const present: PresentArticle = (article) => ({
    status,
    body: viewArticle(article),
    headers: {
      ETag: `"${article.version}"`,
      ...(status === 201 ? { Location: `/v1/articles/${article.id}` } : {}),
    },
  });
  return request.settle(async () => {
    const { article, changed } = await run(request.forArticle(present));
    return { answer: changed ? present(article) : { ...present(article), status: 200 }, changed };
  });
}
