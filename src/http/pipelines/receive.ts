import type { RouteConfig } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import type { Environment, Services } from "../environment.ts";
import { apiPipeline } from "./api.ts";
import { requestStarter } from "./begin-request.ts";
import { crossOriginOf } from "./cross-origin.ts";
import { plainPipeline } from "./plain.ts";

/** Sends each request through the pipeline of its surface, by its path; what no surface claims takes the plain one. */
export function receive(
  services: Services,
  operations: readonly RouteConfig[],
): MiddlewareHandler<Environment> {
  const start = requestStarter(services);
  const api = apiPipeline(start, crossOriginOf(operations));
  const plain = plainPipeline(start);
  return (c, next) => (c.req.path.startsWith("/v1/") ? api : plain)(c, next);
}
