import * as z from "zod";
import { viewArticle } from "../../articles/article-view.ts";
import type { ArticleContext, CommittedArticle } from "../../articles/commit-article.ts";
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

/** What a write to an article is answered with: the article as it is then, unless more is to be told. */
type View = (committed: CommittedArticle) => object;

const viewOnly: View = ({ article }) => viewArticle(article);

/** The whole of a write to an article: replay, or run it and answer. */
export async function answerArticleWrite(
  c: AppContext,
  status: 200 | 201,
  run: (context: ArticleContext) => Promise<CommittedArticle>,
  view: View = viewOnly,
): Promise<Response> {
  const request = await readWriteRequest(c);
  const present: PresentArticle = (committed) => ({
    status,
    body: view(committed),
    headers: {
      ETag: `"${committed.article.version}"`,
      ...(status === 201 ? { Location: `/v1/articles/${committed.article.id}` } : {}),
    },
  });
  return request.settle(async () => {
    const committed = await run(request.forArticle(present));
    const { changed } = committed;
    return { answer: changed ? present(committed) : { ...present(committed), status: 200 }, changed };
  });
}
