import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import type { Session } from "../editors/sessions.ts";
import type { AppContext, Environment } from "../http/environment.ts";
import { ProblemError } from "../http/problems.ts";
import type { Role } from "../vocabulary.ts";
import { DESK } from "../words/desk.ts";
import { tell } from "../words/tell.ts";
import { hasRole } from "../write-context.ts";
import { answerSignedOut } from "./sign-in/signed-out.ts";

/** Routes of the desk for those who are signed in: everybody else gets the page to sign in, with what they typed kept. */
export function deskRoutes(): Hono<Environment> {
  const routes = new Hono<Environment>();
  routes.use("/desk/*", signedIn);
  return routes;
}

const signedIn = createMiddleware<Environment>(async (c, next) => {
  if (c.get("session") === null) return answerSignedOut(c);
  await next();
});

/** Lets only those go on who have this role, or one above it. */
export function needsRole(role: Role) {
  return createMiddleware<Environment>(async (c, next) => {
    if (!hasRole(sessionOf(c).actor, role)) {
      throw new ProblemError("forbidden", tell(DESK.problems.forbidden, { role: DESK.roles[role] }));
    }
    await next();
  });
}

/** Who sits here. For routes of {@link deskRoutes}. */
export function sessionOf(c: AppContext): Session {
  const session = c.get("session");
  if (session === null) throw new Error("a page of the desk was asked for by nobody");
  return session;
}
