import type { MiddlewareHandler } from "hono";
import type { Environment } from "../environment.ts";
import { PLAIN_HEADERS, refuseBodyOfRead, type requestStarter } from "./begin-request.ts";
import { respond } from "./respond.ts";

/** For what is neither the API nor a page: nobody is asked who they are, and no other origin's scripts may read it. */
export function plainPipeline(start: ReturnType<typeof requestStarter>): MiddlewareHandler<Environment> {
  return async (c, next) => {
    start(c, PLAIN_HEADERS);
    const { method } = c.req;
    if (method === "OPTIONS") return respond(c, null, 204, {});
    if (method === "GET" || method === "HEAD") refuseBodyOfRead(c);
    await next();
  };
}
