import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { addSnapshot } from "../../articles/add-snapshot.ts";
import {
  articleMerge,
  articlePatch,
  newAlias,
  newArticle,
  newSnapshot,
} from "../../articles/article-input.ts";
import { viewArticle, viewArticleDetails } from "../../articles/article-view.ts";
import type { ArticleContext } from "../../articles/commit-article.ts";
import { addAlias, editArticle, mergeArticle } from "../../articles/edit-article.ts";
import { findArticle } from "../../articles/find-article.ts";
import { registerArticle } from "../../articles/register-article.ts";
import type { ArticleRecord } from "../../db/records.ts";
import { requireRole } from "../authenticate.ts";
import { articleSummarySchema } from "../contracts/claims.ts";
import type { AppContext } from "../environment.ts";
import { ProblemError } from "../problems.ts";
import { respondPrivately } from "../respond.ts";
import { json, problems } from "../responses.ts";
import { createRouter } from "../router.ts";
import { type PresentArticle, readWriteRequest } from "../write-request.ts";
import { writeRoute } from "../write-route.ts";

const tag = "Editing: articles";

const viewSchema = articleSummarySchema
  .extend({
    version: z.int().positive(),
    mergedInto: z.string().nullable(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: "WorkingArticle" });

const snapshotSchema = z
  .strictObject({
    sha256: z.string(),
    retrievedAt: z.string().nullable(),
    archiveUrl: z.string().nullable(),
    createdAt: z.string(),
    latest: z.boolean(),
  })
  .meta({ id: "Snapshot" });

const register = writeRoute({
  method: "post",
  path: "/v1/articles",
  operationId: "registerArticle",
  tag,
  summary:
    "Makes an article known by its URL, or by its text alone; one that is known is given back as it is",
  role: "editor",
  body: newArticle,
  version: "none",
  answers: { created: viewSchema, ok: viewSchema },
  problems: ["text-mismatch", "address-taken"],
});

const patch = writeRoute({
  method: "patch",
  path: "/v1/articles/{id}",
  operationId: "updateArticle",
  tag,
  summary: "Changes how the article is described; readers get it with the next publication that cites it",
  role: "editor",
  body: articlePatch,
  version: "required",
  answers: { ok: viewSchema },
});

const snapshot = writeRoute({
  method: "post",
  path: "/v1/articles/{id}/snapshots",
  operationId: "addSnapshot",
  tag,
  summary:
    "Records the article's text at a time; quotes are looked up in the latest one, and readers see how they stand",
  role: "editor",
  body: newSnapshot,
  version: "optional",
  answers: { created: viewSchema, ok: viewSchema },
  problems: ["text-mismatch", "text-not-held"],
});

const alias = writeRoute({
  method: "post",
  path: "/v1/articles/{id}/aliases",
  operationId: "addAlias",
  tag,
  summary: "Makes the article found under another address too",
  role: "editor",
  body: newAlias,
  version: "optional",
  answers: { created: viewSchema, ok: viewSchema },
  problems: ["address-taken"],
});

const merge = writeRoute({
  method: "post",
  path: "/v1/articles/{id}/merge",
  operationId: "mergeArticle",
  tag,
  summary: "Says that this article and another are one: its addresses lead there from now on",
  role: "editor",
  body: articleMerge,
  version: "optional",
  answers: { ok: viewSchema },
});

const readSnapshot = createRoute({
  method: "get",
  path: "/v1/articles/{id}/snapshots/{sha256}",
  operationId: "getSnapshot",
  tags: [tag],
  summary: "When the article had this text. The text itself is never given out",
  security: [{ key: [] }],
  middleware: requireRole("editor"),
  request: {
    params: z.object({
      id: z.string().meta({ description: "Id or slug" }),
      sha256: z.string().meta({ description: "Of the text, in hexadecimal" }),
    }),
    query: z.strictObject({}),
  },
  responses: {
    200: json(
      "Each time that it was retrieved, latest first",
      z.strictObject({ snapshots: z.array(snapshotSchema) }),
    ),
    ...problems("unauthorized", "not-found"),
  },
});

export const writeArticles = createRouter()
  .openapi(register, (c) =>
    answer(c, {}, 201, async (context) => {
      const { article, isNew } = await registerArticle(c.get("db"), context, c.req.valid("json"));
      return { article: article.article, changed: isNew };
    }),
  )
  .openapi(patch, (c) =>
    answer(c, { requiresIfMatch: true }, 200, (context) =>
      editArticle(c.get("db"), context, c.req.param("id"), c.req.valid("json")),
    ),
  )
  .openapi(snapshot, (c) =>
    answer(c, {}, 201, (context) =>
      addSnapshot(c.get("db"), context, c.req.param("id"), c.req.valid("json")),
    ),
  )
  .openapi(alias, (c) =>
    answer(c, {}, 201, (context) => addAlias(c.get("db"), context, c.req.param("id"), c.req.valid("json"))),
  )
  .openapi(merge, (c) =>
    answer(c, {}, 200, (context) =>
      mergeArticle(c.get("db"), context, c.req.param("id"), c.req.valid("json")),
    ),
  )
  .openapi(readSnapshot, async (c) => {
    const { id, sha256 } = c.req.valid("param");
    const { snapshots } = viewArticleDetails(await findArticle(c.get("db"), id, ""));
    const found = snapshots.filter((candidate) => candidate.sha256 === sha256.toLowerCase());
    if (found.length === 0)
      throw new ProblemError("not-found", "The article is not known to have had this text.");
    return respondPrivately(c, { snapshots: found });
  });

async function answer(
  c: AppContext,
  options: { requiresIfMatch?: boolean },
  status: 200 | 201,
  run: (context: ArticleContext) => Promise<{ article: ArticleRecord; changed: boolean }>,
): Promise<Response> {
  const request = await readWriteRequest(c, options);
  const present: PresentArticle = (article) => ({
    status,
    body: viewArticle(article),
    headers: {
      ETag: `"${article.version}"`,
      ...(status === 201 ? { Location: `/v1/articles/${article.id}` } : {}),
    },
  });
  return request.settle(async () => {
    const { article, changed } = await run(request.forArticle(present));
    return { answer: changed ? present(article) : { ...present(article), status: 200 }, changed };
  });
}
