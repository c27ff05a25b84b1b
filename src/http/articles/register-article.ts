import { newArticle } from "../../articles/article-input.ts";
import { registerArticle, registered } from "../../articles/register-article.ts";
import { noParameters } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { BODY_LIMITS } from "../pipelines/request-body.ts";
import { answerArticleWrite, workingArticleSchema } from "./working-article.ts";

const contract = writeContract({
  method: "post",
  path: "/v1/articles",
  operationId: "registerArticle",
  tag: "Editing: articles",
  summary:
    "Makes an article known by its URL, or by its text alone; one that is known is given back as it is",
  role: "editor",
  params: noParameters,
  body: newArticle,
  example: {
    url: "https://news.example/library",
    text: "After a long evening the council voted 9 to 2 to keep the library open.",
    headline: "Library on Elm Street stays open",
    publisher: { name: "Elm Street News", site: "news.example" },
    language: "en",
    genre: "news",
    access: "open",
  },
  bodyLimit: BODY_LIMITS.article,
  version: "none",
  answers: { created: workingArticleSchema, ok: workingArticleSchema },
  problems: ["text-mismatch", "address-taken", "rule-unmet"],
});

export const registerArticleRoute = createRouter().openapi(contract, (c) =>
  answerArticleWrite(c, 201, async (context) => {
    const { article, isNew } = await registerArticle(c.get("db"), context, c.req.valid("json"));
    return registered(article.article, isNew);
  }),
);
