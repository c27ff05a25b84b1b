import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { authenticate } from "./authenticate.ts";
import type { Environment, Services } from "./environment.ts";
import { ProblemError } from "./problems.ts";
import { BODY_LIMIT_BYTES, refuseBody, requireJsonBody } from "./request-body.ts";
import { respond } from "./respond.ts";

/** Keys are not for pages, so Authorization is not allowed across origins. */
const PREFLIGHT = {
  "access-control-allow-methods": "GET, HEAD, POST, OPTIONS",
  "access-control-allow-headers": "Content-Type, If-None-Match, Accept",
  "access-control-max-age": "86400",
};

const limitBody = bodyLimit({
  maxSize: BODY_LIMIT_BYTES,
  onError: () => {
    throw new ProblemError("body-too-large", `A body may have at most ${BODY_LIMIT_BYTES} bytes.`);
  },
});

/**
 * What happens to every request before its route: one middleware, because each costs a reader's read some
 * microseconds. Finds out who asks, and refuses bodies that cannot be meant.
 */
export function receive(services: Services) {
  return createMiddleware<Environment>(async (c, next) => {
    c.set("requestId", crypto.randomUUID());
    c.set("config", services.config);
    c.set("db", services.connect());
    c.set("key", null);
    c.set("requiresVersion", false);
    const { method } = c.req;
    // Browsers ask before they send.
    if (method === "OPTIONS") return respond(c, null, 204, PREFLIGHT);
    if (c.req.header("authorization") !== undefined) await authenticate(c);
    if (method === "GET" || method === "HEAD") {
      refuseBody(c);
      return next();
    }
    return limitBody(c, async () => {
      await requireJsonBody(c);
      await next();
    });
  });
}
