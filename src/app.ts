import type { OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { methodNotAllowed } from "hono/method-not-allowed";
import { authenticate } from "./http/authenticate.ts";
import { commonHeaders, preflight } from "./http/common-headers.ts";
import type { Environment, Services } from "./http/environment.ts";
import { handleError, sendProblem } from "./http/errors.ts";
import { ProblemError, problem } from "./http/problems.ts";
import { mountReference } from "./http/reference.ts";
import { BODY_LIMIT_BYTES, refuseBody, requireJsonBody } from "./http/request-body.ts";
import { createRouter } from "./http/router.ts";
import { keys } from "./http/routes/keys.ts";
import { listClaimsRoute } from "./http/routes/list-claims.ts";
import { readAnnotations } from "./http/routes/read-annotations.ts";
import { readArticles } from "./http/routes/read-articles.ts";
import { readClaim } from "./http/routes/read-claim.ts";
import { readHistory } from "./http/routes/read-history.ts";
import { readService } from "./http/routes/read-service.ts";
import { writeArticles } from "./http/routes/write-articles.ts";
import { writeClaims } from "./http/routes/write-claims.ts";
import { writePublications } from "./http/routes/write-publications.ts";
import { writeSpans } from "./http/routes/write-spans.ts";

/** The whole service over what a runtime gives it. Imports nothing of any runtime. */
export function createApp(services: Services): OpenAPIHono<Environment> {
  const app = createRouter();
  app.use(commonHeaders, preflight);
  app.use(async (c, next) => {
    c.set("config", services.config);
    c.set("db", services.connect());
    c.set("key", null);
    await next();
  });
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
  app.use(refuseBody);
  app.use(
    bodyLimit({
      maxSize: BODY_LIMIT_BYTES,
      onError: () => {
        throw new ProblemError("body-too-large", `A body may have at most ${BODY_LIMIT_BYTES} bytes.`);
      },
    }),
  );
  app.use("/v1/*", requireJsonBody, authenticate);

  for (const routes of [
    listClaimsRoute,
    readClaim,
    readHistory,
    readArticles,
    readAnnotations,
    readService,
    writeClaims,
    writeSpans,
    writePublications,
    writeArticles,
    keys,
  ]) {
    app.route("/", routes);
  }
  mountReference(app, services);
  app.notFound((c) => sendProblem(c, problem("not-found", "There is nothing at this address.")));
  app.onError(handleError(services));
  return app;
}
