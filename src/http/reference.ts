import type { OpenAPIHono } from "@hono/zod-openapi";
import { docsContentSecurityPolicy, docsPage } from "./docs-page.ts";
import type { Environment, Services } from "./environment.ts";
import { ProblemError } from "./problems.ts";

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
    return c.body(document, 200, {
      "Content-Type": "application/json",
      "Cache-Control": "public, max-age=60",
    });
  });
  app.get("/docs", (c) => {
    c.header("Content-Security-Policy", docsContentSecurityPolicy);
    return c.html(docsPage({ title: TITLE, specUrl: "/openapi.json", assetBase: "/docs" }));
  });
  app.get("/docs/:name{.+}", async (c) => {
    const asset = await docsAssets.get(c.req.param("name"));
    if (!asset) throw new ProblemError("not-found", "There is no such file.");
    return c.newResponse(asset.body, 200, Object.fromEntries(asset.headers));
  });
}
