import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Environment, Services } from "../environment.ts";
import { answerFixed, type FixedAnswer, fixedAnswer } from "../fixed-answer.ts";
import { respond } from "../pipelines/respond.ts";
import { ProblemError } from "../problems.ts";
import { docsContentSecurityPolicy, docsPage } from "./docs-page.ts";

const TITLE = "Verbatim API";
const API_VERSION = "1";

/** The OpenAPI document, made from the contracts of the routes, and the page that shows it. */
export function mountReference(app: OpenAPIHono<Environment>, { config, docsAssets }: Services): void {
  app.openAPIRegistry.registerComponent("securitySchemes", "key", {
    type: "http",
    scheme: "bearer",
    description: "A key of an editor: `Authorization: Bearer vb_…`",
  });
  let document: FixedAnswer | null = null;
  let page: FixedAnswer | null = null;
  app.get("/openapi.json", (c) => {
    document ??= fixedAnswer(
      JSON.stringify(
        app.getOpenAPI31Document({
          openapi: "3.1.0",
          info: {
            title: TITLE,
            version: API_VERSION,
            description:
              "Claims, the quotes that bear on them, and the verdicts that rest on those quotes. Readers need no key.",
            license: { name: "CC BY 4.0 (data)", url: "https://creativecommons.org/licenses/by/4.0/" },
          },
          servers: [{ url: config.publicUrl }],
        }),
      ),
      { "content-type": "application/json" },
    );
    return answerFixed(c, document);
  });
  app.get("/docs/", (c) =>
    respond(c, null, 302, { location: "/docs", "cache-control": "public, max-age=60" }),
  );
  app.get("/docs", (c) => {
    page ??= fixedAnswer(String(docsPage({ title: TITLE, specUrl: "/openapi.json", assetBase: "/docs" })), {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": docsContentSecurityPolicy,
    });
    return answerFixed(c, page);
  });
  app.get("/docs/:name{.+}", async (c) => {
    const asset = await docsAssets.get(c.req.param("name"));
    if (!asset) throw new ProblemError("not-found", "There is no such file.");
    return respond(c, asset.body, 200, Object.fromEntries(asset.headers));
  });
}
