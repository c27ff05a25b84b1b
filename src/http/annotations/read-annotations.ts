import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { readSlimPage, type SlimPage } from "../../annotations/slim-page.ts";
import { keyOf, shownAddress } from "../../articles/find-article.ts";
import { findNear } from "../../articles/find-near.ts";
import { findPage } from "../../db/queries/published.ts";
import { parseArticleAddress } from "../../urls/article-address.ts";
import { withNotices } from "../claims/claim-notice.ts";
import { queryText } from "../contract/parameters.ts";
import { json, notModified, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import type { AppContext } from "../environment.ts";
import { answerJson } from "../json-answer.ts";
import { ProblemError } from "../problems.ts";
import { pageAnnotationsSchema, slimAnnotationsSchema } from "./page-contract.ts";

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
      view: z
        .enum(["slim"])
        .optional()
        .meta({ description: "`slim`: with what a card shows of each claim, and no more" }),
    }),
  },
  responses: {
    200: json(
      "The page's annotations; empty lists where nobody annotated it",
      z.union([pageAnnotationsSchema, slimAnnotationsSchema]),
    ),
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
  const key = keyOf(address);
  const { view } = c.req.valid("query");
  const page = view === "slim" ? await slimPage(c, key) : await wholePage(c, key);
  const near = page.hasArticle || address.kind !== "url" ? [] : await findNear(c.get("db"), address.key);
  const hints = near.map(({ url, article }) => `{"url":${JSON.stringify(url)},"article":${article}}`);
  return answerJson(
    c,
    `{"url":${JSON.stringify(shownAddress(address))},${page.members},"near":[${hints}]}`,
    // An alias that comes to another article is no event that readers see.
    { etag: [page.tag, ...near.map(({ articleId }) => articleId.slice(-6))].join(".") },
  );
});

async function wholePage(c: AppContext, key: string): Promise<SlimPage> {
  const { article, claims, spans, lastEvent } = await findPage(c.get("db"), "key", key);
  const shown = withNotices(claims, c.get("config"));
  return {
    members: `"article":${article},"claims":[${shown}],"spans":[${spans}]`,
    hasArticle: article !== null,
    tag: `e${lastEvent}`,
  };
}

/** Said once for the answer, not in each of its claims: what they take is counted in bytes. */
async function slimPage(c: AppContext, key: string): Promise<SlimPage> {
  const page = await readSlimPage(c.get("db"), key, new Date());
  return { ...page, members: `"notice":${JSON.stringify(c.get("config").notice)},${page.members}` };
}
