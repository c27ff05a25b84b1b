import type { OpenAPIHono } from "@hono/zod-openapi";
import { Hono } from "hono";
import type { Environment } from "../http/environment.ts";
import { respond } from "../http/pipelines/respond.ts";
import { ProblemError } from "../http/problems.ts";
import { addArticlePages } from "./article/add-article.ts";
import { articleDetailPages } from "./article/edit-details.ts";
import { articlePages } from "./article/read-articles.ts";
import { workbenchPages } from "./claim/claim-routes.ts";
import { previewPages } from "./claim/preview-routes.ts";
import { claimPages } from "./claim/read-claims.ts";
import { stepPages } from "./claim/step-routes.ts";
import { historyPages } from "./history/read-history.ts";
import { closeManyPages } from "./inbox/close-many.ts";
import { inboxPages } from "./inbox/read-inbox.ts";
import { keyPages } from "./keys/read-keys.ts";
import { queuePages } from "./queue/read-queue.ts";
import { readingPages } from "./reading/read-text.ts";
import { signInRoutes } from "./sign-in/sign-in.ts";
import { DESK_STYLE } from "./style/desk-style.ts";

/** Names change with the content, so whoever has it has it for good. */
const FOREVER = "public, max-age=31536000, immutable";

/** Everything that editors work in. */
export function mountDesk(app: OpenAPIHono<Environment>): void {
  app.route(
    "/",
    signInRoutes((request, bindings) => app.fetch(request, bindings)),
  );
  for (const pages of [
    queuePages,
    closeManyPages,
    inboxPages,
    addArticlePages,
    articlePages,
    articleDetailPages,
    readingPages,
    historyPages,
    claimPages,
    workbenchPages,
    previewPages,
    stepPages,
    keyPages,
  ])
    app.route("/", pages);
  app.route("/", assets);
}

const assets = new Hono<Environment>();
assets.get(DESK_STYLE.path, (c) =>
  respond(c, DESK_STYLE.content, 200, { "content-type": DESK_STYLE.type, "cache-control": FOREVER }),
);
assets.get("/assets/scripts/:name", async (c) => {
  const script = (await c.get("browserScripts")()).find(({ path }) => path === c.req.path);
  if (!script) throw new ProblemError("not-found", "There is no such file.");
  return respond(c, script.content, 200, {
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": FOREVER,
  });
});
