import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Environment } from "../http/environment.ts";
import type { InteropSurface } from "../http/pipelines/interop.ts";
import { claimReviewFeed } from "./claim-review/read-feed.ts";
import { presentGoogleError } from "./google/google-error.ts";
import { markupPages } from "./google/markup-pages.ts";
import { searchRoutes } from "./google/search-claims.ts";
import { appPage, appSurface } from "./hypothesis/app-page.ts";
import { hypothesisRoutes, hypothesisSurface } from "./hypothesis/hypothesis-routes.ts";
import { mcpOriginOf, mcpRoutes, presentMcpError } from "./mcp/serve-mcp.ts";
import { annotationRoutes } from "./web-annotation/annotation-routes.ts";
import { annotationSurface } from "./web-annotation/ldp.ts";

const READING = ["GET", "HEAD"];

/** Other people's formats, by the first part of the paths at which their clients ask. */
export const SURFACES: Readonly<Record<string, InteropSurface>> = {
  v1alpha1: {
    present: presentGoogleError,
    clientHeaders: "Content-Type, If-None-Match, X-Goog-Api-Client, X-Goog-Api-Key, X-Goog-User-Project",
    isOpen: (method, path) => READING.includes(method) && path.startsWith("/v1alpha1/claims:"),
  },
  mcp: {
    present: presentMcpError,
    clientHeaders: "Content-Type, Accept, Mcp-Protocol-Version, Mcp-Session-Id, Mcp-Method, Mcp-Name",
    isOpen: () => false,
    openTo: mcpOriginOf,
  },
  annotations: annotationSurface,
  api: hypothesisSurface,
  "app.html": appSurface,
};

/** Where existing clients find what they ask for elsewhere. */
export function mountInterop(app: OpenAPIHono<Environment>): void {
  for (const routes of [
    searchRoutes,
    markupPages,
    mcpRoutes,
    claimReviewFeed,
    annotationRoutes,
    hypothesisRoutes,
    appPage,
  ])
    app.route("/", routes);
}
