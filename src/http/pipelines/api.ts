import type { MiddlewareHandler } from "hono";
import type { Environment } from "../environment.ts";
import { authenticate } from "./authenticate.ts";
import { PLAIN_HEADERS, refuseBodyOfRead, type requestStarter } from "./begin-request.ts";
import { type CrossOrigin, OPEN_HEADERS } from "./cross-origin.ts";
import { respond } from "./respond.ts";

/** A verdict that a search engine finds by itself would stand without what its page says beside it. */
const CLOSED = { ...PLAIN_HEADERS, "x-robots-tag": "noindex" };
const OPEN = { ...CLOSED, ...OPEN_HEADERS };

/**
 * The way of a request to the JSON API: who asks, by key, and whose scripts may read the answer. A body is read by the
 * route that takes one, once it is known that the asker may send it, and never beyond what that route needs. One
 * middleware, because each costs a reader's read some microseconds.
 */
export function apiPipeline(
  start: ReturnType<typeof requestStarter>,
  crossOrigin: CrossOrigin,
): MiddlewareHandler<Environment> {
  return async (c, next) => {
    const { method, path } = c.req;
    const authorization = c.req.header("authorization");
    const isOpen = authorization === undefined && crossOrigin.isOpen(method, path);
    start(c, isOpen ? OPEN : CLOSED);
    // Browsers ask before they send.
    if (method === "OPTIONS") {
      const wanted = c.req.header("access-control-request-method") ?? "";
      return respond(c, null, 204, crossOrigin.preflight(wanted, path) ?? {});
    }
    if (authorization !== undefined) await authenticate(c, authorization);
    if (method === "GET" || method === "HEAD") refuseBodyOfRead(c);
    await next();
  };
}
