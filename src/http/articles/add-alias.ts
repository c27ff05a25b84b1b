import { newAlias } from "../../articles/article-input.ts";
import { addAlias } from "../../articles/edit-article.ts";
import { byIdOrSlug } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { answerArticleWrite, workingArticleSchema } from "./working-article.ts";

const contract = writeContract({
  method: "post",
  path: "/v1/articles/{id}/aliases",
  operationId: "addAlias",
  tag: "Editing: articles",
  summary: "Makes the article found under another address too",
  role: "editor",
  params: byIdOrSlug,
  body: newAlias,
  example: { url: "https://m.news.example/library", reason: "The page for telephones" },
  version: "optional",
  answers: { created: workingArticleSchema, ok: workingArticleSchema },
  problems: ["address-taken", "rule-unmet"],
});

export const addAliasRoute = createRouter().openapi(contract, (c) =>
  answerArticleWrite(c, 201, (context) =>
    addAlias(c.get("db"), context, c.req.valid("param").id, c.req.valid("json")),
  ),
);
