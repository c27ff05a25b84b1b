import type { OpenAPIHono } from "@hono/zod-openapi";
import { methodNotAllowed } from "hono/method-not-allowed";
import { TrieRouter } from "hono/router/trie-router";
import { mountDesk } from "./desk/mount-desk.ts";
import { presentDeskProblem } from "./desk/problem-page.ts";
import { createRouter } from "./http/contract/router.ts";
import type { Environment, Services } from "./http/environment.ts";
import { handleError, sendProblem } from "./http/pipelines/answer-errors.ts";
import { receive } from "./http/pipelines/receive.ts";
import { problem } from "./http/problems.ts";
import { mountReference } from "./http/reference/mount-reference.ts";
import { operations, routes } from "./http/routes.ts";
import { mountInterop, SURFACES } from "./interop/mount-interop.ts";
import { mountPages } from "./pages/mount-pages.ts";
import type { DrawPicture } from "./pages/picture/picture.ts";
import { presentProblemPage } from "./pages/problem-page.ts";

/** What the runtime gives the app, pages included. */
export interface AppServices extends Services {
  /** Draws pictures for sharing; without it there are none. */
  drawPicture?: DrawPicture | undefined;
}

/** The whole service over what a runtime gives it. Imports nothing of any runtime. */
export function createApp(services: AppServices): OpenAPIHono<Environment> {
  // The router that takes all that is routed here: asked by itself, it tries another first, which the first request waits for.
  const app = createRouter(new TrieRouter());
  app.use(
    receive(services, operations, {
      pages: presentProblemPage,
      desk: presentDeskProblem,
      formats: SURFACES,
    }),
  );
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) =>
        sendProblem(
          c,
          problem("method-not-allowed", `This address takes ${methods.join(", ")}.`, {
            headers: { Allow: methods.join(", ") },
          }),
        ),
    }),
  );
  for (const route of routes) app.route("/", route);
  mountReference(app, services);
  mountInterop(app);
  mountPages(app, services.drawPicture);
  mountDesk(app);
  app.notFound((c) => sendProblem(c, problem("not-found", "There is nothing at this address.")));
  app.onError(handleError(services));
  return app;
}
