import { articlePatch } from "../../articles/article-input.ts";
import { editArticle } from "../../articles/edit-article.ts";
import { byIdOrSlug } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { answerArticleWrite, workingArticleSchema } from "./working-article.ts";

const contract = writeContract({
  method: "patch",
  path: "/v1/articles/{id}",
  operationId: "updateArticle",
  tag: "Editing: articles",
  summary: "Changes how the article is described; readers see it at once, wherever it is quoted",
  role: "editor",
  params: byIdOrSlug,
  body: articlePatch,
  bodyOptional: true,
  example: { author: "Ada Obi", genre: "news" },
  version: "required",
  answers: { ok: workingArticleSchema },
});

export const editArticleRoute = createRouter().openapi(contract, (c) =>
  answerArticleWrite(c, 200, (context) =>
    editArticle(c.get("db"), context, c.req.valid("param").id, c.req.valid("json")),
  ),
);
