import type { MiddlewareHandler } from "hono";
import { recogniseSession } from "../../editors/sessions.ts";
import type { AppContext, Environment } from "../environment.ts";
import { ProblemError } from "../problems.ts";
import type { ProblemPresenter } from "./answer-errors.ts";
import { PLAIN_HEADERS, refuseBodyOfRead, type requestStarter } from "./begin-request.ts";
import { PAGE_POLICY } from "./pages.ts";
import { respond } from "./respond.ts";

/** Browsers keep a cookie of this name only from the host itself, for all of its paths, over a connection that is safe. */
const COOKIE = "__Host-verbatim-desk";
const ATTRIBUTES = "Path=/; Secure; HttpOnly; SameSite=Strict";

const DESK_HEADERS = {
  ...PLAIN_HEADERS,
  // With no-referrer a browser would send our own forms with `Origin: null`.
  "referrer-policy": "same-origin",
  "cache-control": "no-store",
  "x-robots-tag": "noindex",
  "content-security-policy": `${PAGE_POLICY}; connect-src 'self'`,
};

/**
 * The way of a request to the desk, the one surface that reads a cookie. What changes something is done only for a form
 * of our own pages: see {@link assertOwnForm}.
 */
export function deskPipeline(
  start: ReturnType<typeof requestStarter>,
  presenter: ProblemPresenter,
): MiddlewareHandler<Environment> {
  return async (c, next) => {
    c.set("presentProblem", presenter);
    start(c, DESK_HEADERS);
    const { method } = c.req;
    if (method === "OPTIONS") return respond(c, null, 204, {});
    if (method === "GET" || method === "HEAD") refuseBodyOfRead(c);
    else assertOwnForm(c);
    const word = sessionWord(c);
    const session = word === null ? null : await recogniseSession(c.get("db"), word, new Date());
    c.set("session", session);
    if (session) c.set("key", { keyId: session.keyId, actor: session.actor });
    await next();
  };
}

/** The session that a sign-in began, for the browser to keep while it runs. */
export function sessionCookie(word: string): string {
  return `${COOKIE}=${word}; ${ATTRIBUTES}`;
}

export const endedCookie = `${COOKIE}=; ${ATTRIBUTES}; Max-Age=0`;

/** A cookie comes along with every form of the same site, other ports and sibling hosts included; this tells whose form it is. */
function assertOwnForm(c: AppContext): void {
  const site = c.req.header("sec-fetch-site");
  const origin = c.req.header("origin");
  const isOurs = site === undefined ? origin !== undefined && isOwnOrigin(c, origin) : site === "same-origin";
  if (!isOurs) throw new ProblemError("forbidden", "This did not come from a page of the desk.");
  const [type] = (c.req.header("content-type") ?? "").split(";");
  if (type?.trim().toLowerCase() !== "application/x-www-form-urlencoded")
    throw new ProblemError("forbidden", "This is no form of the desk.");
}

/** Scheme, host and port, as the browser has them or as the operator says. */
function isOwnOrigin(c: AppContext, origin: string): boolean {
  return origin === new URL(c.req.url).origin || origin === new URL(c.get("config").publicUrl).origin;
}

/**
 * Whether browsers keep our cookie as they reach us: over https, which a proxy may end, or on the machine itself. On any
 * other host nobody can sign in.
 */
export function keepsCookies(c: AppContext): boolean {
  const { protocol, host, hostname } = new URL(c.req.url);
  const publicUrl = new URL(c.get("config").publicUrl);
  if (protocol === "https:" || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)) return true;
  return publicUrl.protocol === "https:" && publicUrl.host === host;
}

/** What the cookie holds: known to the browser and to nobody else. */
export function sessionWord(c: AppContext): string | null {
  for (const pair of (c.req.header("cookie") ?? "").split(";")) {
    const [name, value] = pair.trim().split("=", 2);
    if (name === COOKIE && value !== undefined) return value;
  }
  return null;
}
