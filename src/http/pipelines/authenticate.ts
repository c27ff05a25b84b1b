import { createMiddleware } from "hono/factory";
import { recognise } from "../../editors/keys.ts";
import type { Role } from "../../vocabulary.ts";
import { hasRole } from "../../write-context.ts";
import type { AppContext, AuthenticatedKey, Environment } from "../environment.ts";
import { ProblemError } from "../problems.ts";

const CHALLENGE = { "WWW-Authenticate": 'Bearer realm="verbatim"' };

/** Finds out whose key it is. A wrong one is an error even where readers may go without. */
export async function authenticate(c: AppContext, authorization: string): Promise<void> {
  const secret = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  const key = secret === undefined ? null : await recognise(c.get("db"), secret, new Date());
  if (!key) {
    throw new ProblemError("unauthorized", "This key is not known, or was revoked.", { headers: CHALLENGE });
  }
  c.set("key", key);
}

/** The key of an editor, for what readers do not see. Throws `unauthorized` where there is none. */
export function requireKey(c: AppContext, why = "Send a key: Authorization: Bearer vb_…"): AuthenticatedKey {
  const key = c.get("key");
  if (!key) throw new ProblemError("unauthorized", why, { headers: CHALLENGE });
  return key;
}

/** Lets only holders of a key with this role, or one above it, go on. */
export function requireRole(role: Role) {
  return createMiddleware<Environment>(async (c, next) => {
    assertRole(c, role);
    await next();
  });
}

/** Throws `unauthorized`, `forbidden`. */
export function assertRole(c: AppContext, role: Role): void {
  if (!hasRole(requireKey(c).actor, role)) {
    throw new ProblemError("forbidden", `This needs a key with the role ${role}.`);
  }
}
