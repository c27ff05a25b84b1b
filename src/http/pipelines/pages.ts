import type { MiddlewareHandler } from "hono";
import type { Environment } from "../environment.ts";
import type { ProblemPresenter } from "./answer-errors.ts";
import { PLAIN_HEADERS, refuseBodyOfRead, type requestStarter } from "./begin-request.ts";
import { respond } from "./respond.ts";

/**
 * A page loads our own styles, scripts and pictures and nothing else, sends forms to us alone, and stands in no frame.
 * No nonce: caches keep pages.
 */
export const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const PAGE_HEADERS = {
  ...PLAIN_HEADERS,
  // With no-referrer a browser would send our own forms with `Origin: null`. Links outward say noreferrer themselves.
  "referrer-policy": "same-origin",
  "content-security-policy": PAGE_POLICY,
};

/** The way of a request to a page: nobody is asked who they are, and what goes wrong is told as a page. */
export function pagesPipeline(
  start: ReturnType<typeof requestStarter>,
  presenter: ProblemPresenter,
): MiddlewareHandler<Environment> {
  return async (c, next) => {
    c.set("presentProblem", presenter);
    start(c, PAGE_HEADERS);
    const { method } = c.req;
    if (method === "OPTIONS") return respond(c, null, 204, {});
    if (method === "GET" || method === "HEAD") refuseBodyOfRead(c);
    await next();
  };
}
