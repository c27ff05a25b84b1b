import { addSnapshot } from "../../articles/add-snapshot.ts";
import { newSnapshot } from "../../articles/article-input.ts";
import { byIdOrSlug } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { BODY_LIMITS } from "../pipelines/request-body.ts";
import { articleWithQuotesSchema, viewWithQuotes } from "./quotes-answer.ts";
import { answerArticleWrite } from "./working-article.ts";

const contract = writeContract({
  method: "post",
  path: "/v1/articles/{id}/snapshots",
  operationId: "addSnapshot",
  tag: "Editing: articles",
  summary:
    "Records the article's text at a time; quotes are looked up in the latest one, and readers see how they stand",
  role: "editor",
  params: byIdOrSlug,
  body: newSnapshot,
  example: {
    text: "After a long evening the council voted 9 to 3 to keep the library open.",
    extent: "whole",
  },
  bodyLimit: BODY_LIMITS.article,
  version: "optional",
  answers: { created: articleWithQuotesSchema, ok: articleWithQuotesSchema },
  problems: ["text-mismatch", "text-not-held"],
});

export const addSnapshotRoute = createRouter().openapi(contract, (c) =>
  answerArticleWrite(
    c,
    201,
    (context) => addSnapshot(c.get("db"), context, c.req.valid("param").id, c.req.valid("json")),
    viewWithQuotes,
  ),
);
