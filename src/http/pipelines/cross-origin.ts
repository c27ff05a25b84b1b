import type { RouteConfig } from "@hono/zod-openapi";
import { RegExpRouter } from "hono/router/reg-exp-router";
import { SmartRouter } from "hono/router/smart-router";
import { TrieRouter } from "hono/router/trie-router";

/** Reading by POST: what is asked is too long, or too private, for an address. */
const OPEN_POSTS = ["/v1/match"];

/** On answers that scripts of any page may read. Never with credentials: what a cookie or a key opens stays closed. */
export const OPEN_HEADERS = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "ETag, Location, X-Request-Id, Retry-After",
};

/** Keys are not for pages, so Authorization is not allowed across origins. */
const PREFLIGHT_HEADERS = {
  ...OPEN_HEADERS,
  "access-control-allow-headers": "Content-Type, If-None-Match, Accept",
  "access-control-max-age": "86400",
};

/** Which requests the scripts of any page may make and read. */
export interface CrossOrigin {
  isOpen(method: string, path: string): boolean;
  /** Headers for a browser that asks whether it may send `method`; null where it may not. */
  preflight(method: string, path: string): Record<string, string> | null;
}

/** Open are the operations whose contract asks for no key, as far as they read. */
export function crossOriginOf(operations: readonly RouteConfig[]): CrossOrigin {
  const open = new SmartRouter<true>({ routers: [new RegExpRouter(), new TrieRouter()] });
  for (const { method, path, security = [] } of operations) {
    if (security.length > 0 || !path.startsWith("/v1/")) continue;
    if (method === "get" || (method === "post" && OPEN_POSTS.includes(path)))
      open.add(method.toUpperCase(), path.replaceAll(/\{(\w+)\}/g, ":$1"), true);
  }
  const isOpen = (method: string, path: string) =>
    open.match(method === "HEAD" ? "GET" : method, path)[0].length > 0;
  return {
    isOpen,
    preflight: (method, path) => {
      if (!isOpen(method, path)) return null;
      const methods = isOpen("GET", path) ? "GET, HEAD, OPTIONS" : `${method}, OPTIONS`;
      return { ...PREFLIGHT_HEADERS, "access-control-allow-methods": methods };
    },
  };
}
