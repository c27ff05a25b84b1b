import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { keyOf, shownAddress } from "../../articles/find-article.ts";
import { findNear } from "../../articles/find-near.ts";
import { findPage } from "../../db/queries/published.ts";
import { parseArticleAddress } from "../../urls/article-address.ts";
import { withNotices } from "../claims/claim-notice.ts";
import { queryText } from "../contract/parameters.ts";
import { json, notModified, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { answerJson } from "../json-answer.ts";
import { ProblemError } from "../problems.ts";
import { pageAnnotationsSchema } from "./page-contract.ts";

/** As much of `parseArticleAddress` as a pattern can say. */
const ADDRESS_PATTERN = "^\\s*(?:[Hh][Tt][Tt][Pp][Ss]?:|[Uu][Rr][Nn]:[Ss][Hh][Aa]-256:[0-9A-Fa-f]{64}\\s*$)";

const contract = createRoute({
  method: "get",
  path: "/v1/annotations",
  operationId: "getAnnotations",
  tags: ["Annotations"],
  summary: "What is marked on one page: its quotes in reading order, and their claims",
  request: {
    query: z.strictObject({
      url: queryText().meta({
        description: "URL of the page (`https://…`), or urn:sha-256:… of its text",
        pattern: ADDRESS_PATTERN,
      }),
    }),
  },
  responses: {
    200: json("The page's annotations; empty lists where nobody annotated it", pageAnnotationsSchema),
    ...notModified,
    ...problems("invalid-query", "unauthorized"),
  },
});

export const readAnnotationsRoute = createRouter().openapi(contract, async (c) => {
  const { url } = c.req.valid("query");
  const address = parseArticleAddress(url);
  if (address.kind === "invalid") {
    throw new ProblemError("invalid-query", address.message, {
      errors: [{ in: "query", name: "url", message: address.message }],
    });
  }
  const page = await findPage(c.get("db"), "key", keyOf(address));
  const near =
    page.article === null && address.kind === "url" ? await findNear(c.get("db"), address.key) : [];
  const hints = near.map(({ url, article }) => `{"url":${JSON.stringify(url)},"article":${article}}`);
  const shown = shownAddress(address);
  const claims = withNotices(page.claims, c.get("config"));
  return answerJson(
    c,
    `{"url":${JSON.stringify(shown)},"article":${page.article},"claims":[${claims}],"spans":[${page.spans}],"near":[${hints}]}`,
    // An alias that comes to another article is no event that readers see.
    { etag: [`e${page.lastEvent}`, ...near.map(({ articleId }) => articleId.slice(-6))].join(".") },
  );
});
