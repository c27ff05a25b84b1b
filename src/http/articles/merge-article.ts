import { articleMerge } from "../../articles/article-input.ts";
import { mergeArticle } from "../../articles/edit-article.ts";
import { byIdOrSlug } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { answerArticleWrite, workingArticleSchema } from "./working-article.ts";

const contract = writeContract({
  method: "post",
  path: "/v1/articles/{id}/merge",
  operationId: "mergeArticle",
  tag: "Editing: articles",
  summary: "Says that this article and another are one: its addresses lead there from now on",
  role: "editor",
  params: byIdOrSlug,
  body: articleMerge,
  example: { into: "https://news.example/library", reason: "The same report on another page" },
  version: "optional",
  answers: { ok: workingArticleSchema },
});

export const mergeArticleRoute = createRouter().openapi(contract, (c) =>
  answerArticleWrite(c, 200, (context) =>
    mergeArticle(c.get("db"), context, c.req.valid("param").id, c.req.valid("json")),
  ),
);
