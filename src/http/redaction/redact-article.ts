import { byIdOrSlug } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { answerRedaction, redactionContract } from "./redaction-contract.ts";

const contract = redactionContract("articles", "redactArticle", byIdOrSlug);

export const redactArticleRoute = createRouter().openapi(contract, (c) =>
  answerRedaction(c, "articles", c.req.valid("param").id, c.req.valid("json")),
);
