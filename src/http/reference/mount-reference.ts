import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Environment, Services } from "../environment.ts";
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
  let document: string | null = null;
  app.get("/openapi.json", (c) => {
    document ??= JSON.stringify(
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
    );
    return respond(c, document, 200, {
      "Content-Type": "application/json",
      "Cache-Control": "public, max-age=60",
    });
  });
  for (const path of ["/", "/docs/"]) {
    app.get(path, (c) => respond(c, null, 302, { location: "/docs", "cache-control": "public, max-age=60" }));
  }
  app.get("/docs", (c) => {
    const page = docsPage({ title: TITLE, specUrl: "/openapi.json", assetBase: "/docs" });
    return respond(c, String(page), 200, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": docsContentSecurityPolicy,
    });
  });
  app.get("/docs/:name{.+}", async (c) => {
    const asset = await docsAssets.get(c.req.param("name"));
    if (!asset) throw new ProblemError("not-found", "There is no such file.");
    return respond(c, asset.body, 200, Object.fromEntries(asset.headers));
  });
}
