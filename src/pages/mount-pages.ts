import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Environment } from "../http/environment.ts";
import { claimPages } from "./claim/read-claim-page.ts";
import { searchPages } from "./search/read-search.ts";
import { readAssets } from "./style/read-assets.ts";

/** Everything that people read in a browser, and what their programs fetch of it. */
export function mountPages(app: OpenAPIHono<Environment>): void {
  for (const pages of [searchPages, claimPages, readAssets]) app.route("/", pages);
}
