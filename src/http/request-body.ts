import type { AppContext } from "./environment.ts";
import { ProblemError } from "./problems.ts";

export const BODY_LIMIT_BYTES = 8 * 1024 * 1024;
export const JSON_DEPTH_LIMIT = 20;

/** GET and HEAD say all they have to say in the address. */
export function refuseBody(c: AppContext): void {
  const length = c.req.header("content-length");
  if ((length !== undefined && length !== "0") || c.req.header("transfer-encoding") !== undefined) {
    throw new ProblemError("body-not-allowed", `${c.req.method} takes no body.`);
  }
}

/** Bodies are JSON that is not nested beyond reason; that it parses, and what it must hold, each contract checks. */
export async function requireJsonBody(c: AppContext): Promise<void> {
  if (c.req.method !== "POST" && c.req.method !== "PATCH") return;
  const text = await c.req.text();
  // Actions without input may come without a body; their contracts see an empty object.
  if (text === "") {
    replaceBody(c, "{}");
    return;
  }
  const given = c.req.header("content-type");
  const type = given?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json" && type !== "application/merge-patch+json") {
    throw new ProblemError("unsupported-media-type", "Send the body as application/json.");
  }
  if (nestsDeeperThan(text, JSON_DEPTH_LIMIT)) {
    throw new ProblemError("invalid-input", `The body nests deeper than ${JSON_DEPTH_LIMIT} levels.`, {
      errors: [{ in: "body", pointer: "", message: `nests deeper than ${JSON_DEPTH_LIMIT} levels` }],
    });
  }
  // The contract layer takes fewer spellings for JSON, and a body of any other type for none.
  if (given !== type) replaceBody(c, text);
}

function replaceBody(c: AppContext, body: string): void {
  const { "content-length": _length, ...headers } = c.req.header();
  c.req.raw = new Request(c.req.url, {
    method: c.req.method,
    headers: { ...headers, "content-type": "application/json" },
    body,
  });
  c.req.bodyCache = {};
}

/** Counts brackets outside strings, without parsing: a parser would be the one to run out of stack. */
export function nestsDeeperThan(json: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < json.length; i++) {
    const unit = json.charCodeAt(i);
    if (inString) {
      if (unit === 0x5c) i++;
      else if (unit === 0x22) inString = false;
    } else if (unit === 0x22) inString = true;
    else if (unit === 0x7b || unit === 0x5b) {
      if (++depth > limit) return true;
    } else if (unit === 0x7d || unit === 0x5d) depth--;
  }
  return false;
}
