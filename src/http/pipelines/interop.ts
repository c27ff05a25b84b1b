import type { MiddlewareHandler } from "hono";
import type { Environment } from "../environment.ts";
import type { ProblemPresenter } from "./answer-errors.ts";
import { PLAIN_HEADERS, refuseBodyOfRead, type requestStarter } from "./begin-request.ts";
import { OPEN_HEADERS } from "./cross-origin.ts";
import { respond } from "./respond.ts";

/** What tells one format of other people's from another before its routes do. */
export interface InteropSurface {
  /** How the format tells what went wrong. */
  present: ProblemPresenter;
  /** Headers that its clients send from pages of other origins, besides those that every page may. */
  clientHeaders: string;
  /** Which requests scripts of any page may make and read. Never with cookies: no route but the desk's reads one. */
  isOpen(method: string, path: string): boolean;
}

/**
 * The way of a request that comes in somebody else's format. Who asks is found out by the routes, for each format
 * sends its keys in its own way, and its clients send some that are none of ours.
 */
export function interopPipeline(
  start: ReturnType<typeof requestStarter>,
  { present, clientHeaders, isOpen }: InteropSurface,
): MiddlewareHandler<Environment> {
  const headers = { ...PLAIN_HEADERS, "x-robots-tag": "noindex" };
  const open = { ...headers, ...OPEN_HEADERS };
  const preflight = {
    ...open,
    "access-control-allow-methods": "GET, HEAD, OPTIONS",
    "access-control-allow-headers": clientHeaders,
    "access-control-max-age": "86400",
  };
  return async (c, next) => {
    const { method, path } = c.req;
    c.set("presentProblem", present);
    start(c, isOpen(method, path) ? open : headers);
    if (method === "OPTIONS") return respond(c, null, 204, isOpen("GET", path) ? preflight : {});
    if (method === "GET" || method === "HEAD") refuseBodyOfRead(c);
    await next();
  };
}
