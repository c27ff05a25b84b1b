import type { OpenAPIHono } from "@hono/zod-openapi";
import { methodNotAllowed } from "hono/method-not-allowed";
import type { Environment, Services } from "./http/environment.ts";
import { handleError, sendProblem } from "./http/errors.ts";
import { problem } from "./http/problems.ts";
import { receive } from "./http/receive.ts";
import { mountReference } from "./http/reference.ts";
import { createRouter } from "./http/router.ts";
import { keys } from "./http/routes/keys.ts";
import { listClaimsRoute } from "./http/routes/list-claims.ts";
import { match } from "./http/routes/match.ts";
import { readAnnotations } from "./http/routes/read-annotations.ts";
import { readArticles } from "./http/routes/read-articles.ts";
import { readClaim } from "./http/routes/read-claim.ts";
import { readHistory } from "./http/routes/read-history.ts";
import { readService } from "./http/routes/read-service.ts";
import { redactRoutes } from "./http/routes/redact.ts";
import { writeArticles } from "./http/routes/write-articles.ts";
import { writeClaims } from "./http/routes/write-claims.ts";
import { writePublications } from "./http/routes/write-publications.ts";
import { writeSpans } from "./http/routes/write-spans.ts";

/** The whole service over what a runtime gives it. Imports nothing of any runtime. */
export function createApp(services: Services): OpenAPIHono<Environment> {
  const app = createRouter();
  app.use(receive(services));
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
  for (const routes of [
    listClaimsRoute,
    readClaim,
    readHistory,
    readArticles,
    readAnnotations,
    readService,
    match,
    writeClaims,
    writeSpans,
    writePublications,
    writeArticles,
    redactRoutes,
    keys,
  ]) {
    app.route("/", routes);
  }
  mountReference(app, services);
  app.notFound((c) => sendProblem(c, problem("not-found", "There is nothing at this address.")));
  app.onError(handleError(services));
  return app;
}
