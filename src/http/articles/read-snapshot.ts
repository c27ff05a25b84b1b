import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { viewArticleDetails } from "../../articles/article-view.ts";
import { findArticle } from "../../articles/find-article.ts";
import { SNAPSHOT_EXTENTS } from "../../vocabulary.ts";
import { byIdOrSlug, noQuery, textHash } from "../contract/parameters.ts";
import { json, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { requireRole } from "../pipelines/authenticate.ts";
import { respondPrivately } from "../pipelines/respond.ts";
import { ProblemError } from "../problems.ts";

const snapshotSchema = z
  .strictObject({
    sha256: z.string(),
    retrievedAt: z.string().nullable(),
    archiveUrl: z.string().nullable(),
    extent: z.enum(SNAPSHOT_EXTENTS),
    createdAt: z.string(),
    latest: z.boolean().meta({ description: "The newest whole one" }),
  })
  .meta({ id: "Snapshot" });

const contract = createRoute({
  method: "get",
  path: "/v1/articles/{id}/snapshots/{sha256}",
  operationId: "getSnapshot",
  tags: ["Editing: articles"],
  summary: "When the article had this text. The text itself is never given out",
  security: [{ key: [] }],
  middleware: requireRole("editor"),
  request: {
    params: byIdOrSlug.extend({ sha256: textHash }),
    query: noQuery,
  },
  responses: {
    200: json(
      "Each time that it was retrieved, latest first",
      z.strictObject({ snapshots: z.array(snapshotSchema) }),
    ),
    ...problems("unauthorized", "not-found"),
  },
});

export const readSnapshotRoute = createRouter().openapi(contract, async (c) => {
  const { id, sha256 } = c.req.valid("param");
  const { snapshots } = viewArticleDetails(await findArticle(c.get("db"), id, ""));
  const found = snapshots.filter((candidate) => candidate.sha256 === sha256.toLowerCase());
  if (found.length === 0)
    throw new ProblemError("not-found", "The article is not known to have had this text.");
  return respondPrivately(c, { snapshots: found });
});
