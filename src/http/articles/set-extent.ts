import { extentPatch } from "../../articles/article-input.ts";
import { setExtent } from "../../articles/set-extent.ts";
import { byIdOrSlug, textHash } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { BODY_LIMITS } from "../pipelines/request-body.ts";
import { articleWithQuotesSchema, viewWithQuotes } from "./quotes-answer.ts";
import { answerArticleWrite } from "./working-article.ts";

const contract = writeContract({
  method: "patch",
  path: "/v1/articles/{id}/snapshots/{sha256}",
  operationId: "updateSnapshot",
  tag: "Editing: articles",
  summary:
    "Says how much of the page a text is; what went with a text that was no whole one is back where it was",
  role: "editor",
  params: byIdOrSlug.extend({ sha256: textHash }),
  body: extentPatch,
  example: { extent: "stub", reason: "The page asked readers to subscribe" },
  bodyLimit: BODY_LIMITS.article,
  version: "required",
  answers: { ok: articleWithQuotesSchema },
  problems: ["text-mismatch", "text-not-held"],
});

export const setExtentRoute = createRouter().openapi(contract, (c) => {
  const { id, sha256 } = c.req.valid("param");
  return answerArticleWrite(
    c,
    200,
    (context) => setExtent(c.get("db"), context, id, sha256.toLowerCase(), c.req.valid("json")),
    viewWithQuotes,
  );
});
