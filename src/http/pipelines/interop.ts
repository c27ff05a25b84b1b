import type { MiddlewareHandler } from "hono";
import type { AppContext, Environment } from "../environment.ts";
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
  /** Methods that may be open; without it, those that read. */
  methods?: string;
  /** Headers of its answers that scripts may read besides those of every open answer. */
  exposed?: string;
  /** What OPTIONS is answered with, where the format says that; null for an address that it knows nothing of. */
  optionsOf?(path: string): Record<string, string> | null;
  /** For what is open to some: the asking page's origin, where it may ask. */
  openTo?(c: AppContext): string | null;
}

/**
 * The way of a request that comes in somebody else's format. Who asks is found out by the routes, for each format
 * sends its keys in its own way, and its clients send some that are none of ours.
 */
export function interopPipeline(
  start: ReturnType<typeof requestStarter>,
  {
    present,
    clientHeaders,
    isOpen,
    openTo,
    optionsOf,
    exposed,
    methods = "GET, HEAD, OPTIONS",
  }: InteropSurface,
): MiddlewareHandler<Environment> {
  const headers = { ...PLAIN_HEADERS, "x-robots-tag": "noindex" };
  const open = {
    ...headers,
    ...OPEN_HEADERS,
    ...(exposed === undefined
      ? {}
      : {
          "access-control-expose-headers": `${OPEN_HEADERS["access-control-expose-headers"]}, ${exposed}`,
        }),
  };
  const preflight = {
    ...open,
    "access-control-allow-methods": methods,
    "access-control-allow-headers": clientHeaders,
    "access-control-max-age": "86400",
  };
  const preflightOf = (path: string, origin: string | null): Record<string, string> => {
    if (isOpen("GET", path)) return preflight;
    if (origin === null) return {};
    return {
      ...preflight,
      "access-control-allow-origin": origin,
      "access-control-allow-methods": "POST, OPTIONS",
    };
  };
  return async (c, next) => {
    const { method, path } = c.req;
    c.set("presentProblem", present);
    start(c, isOpen(method, path) ? open : headers);
    const origin = openTo?.(c) ?? null;
    if (origin !== null)
      c.set("answerHeaders", { ...headers, "access-control-allow-origin": origin, vary: "Origin" });
    if (method === "OPTIONS") {
      const own = optionsOf?.(path) ?? null;
      return respond(c, null, own === null ? 204 : 200, { ...preflightOf(path, origin), ...own });
    }
    if (method === "GET" || method === "HEAD") refuseBodyOfRead(c);
    await next();
  };
}
