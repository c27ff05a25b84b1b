import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import type { AppContext, Environment } from "../environment.ts";
import { ProblemError } from "../problems.ts";

/** Bytes that a body may have. Escaped, a character takes up to twelve. */
export const BODY_LIMITS = {
  /** An article's text with what is said about it. */
  article: 8 * 1024 * 1024,
  /** A pasted text of 25,000 characters. */
  passage: 200 * 1024,
  /** All that people write about a claim, each member as long as it may be. */
  writing: 512 * 1024,
};
export const JSON_DEPTH_LIMIT = 20;

const UTF8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Reads the body of a route that takes one, of at most so many bytes: JSON in UTF-8 that is not nested beyond reason.
 * What it must hold, the route's contract checks. Stands behind what decides whether the asker may send it.
 */
export function jsonBody(limit: number) {
  const limitBody = bodyLimit({
    maxSize: limit,
    onError: () => {
      throw new ProblemError("body-too-large", `The body of this request may have at most ${limit} bytes.`);
    },
  });
  return createMiddleware<Environment>((c, next) =>
    limitBody(c, async () => {
      await readJson(c);
      await next();
    }),
  );
}

async function readJson(c: AppContext): Promise<void> {
  const bytes = await c.req.arrayBuffer();
  const given = c.req.header("content-type");
  // Actions without input may come without a body; their contracts see an empty object.
  if (bytes.byteLength === 0) return replaceBody(c, "{}");
  const [type, ...parameters] = (given ?? "").split(";").map((part) => part.trim().toLowerCase());
  if (type !== "application/json" && type !== "application/merge-patch+json") {
    throw new ProblemError("unsupported-media-type", "Send the body as application/json.");
  }
  const charset = parameters.find((parameter) => parameter.startsWith("charset="))?.slice("charset=".length);
  if (charset !== undefined && !/^"?utf-?8"?$/.test(charset)) {
    throw new ProblemError("unsupported-media-type", "Send the body in UTF-8.");
  }
  const text = decode(bytes);
  if (nestsDeeperThan(text, JSON_DEPTH_LIMIT)) {
    throw new ProblemError("invalid-input", `The body nests deeper than ${JSON_DEPTH_LIMIT} levels.`, {
      errors: [{ in: "body", pointer: "", message: `nests deeper than ${JSON_DEPTH_LIMIT} levels` }],
    });
  }
  if (given !== type) replaceBody(c, text);
}

/** The text, without a byte order mark. Bytes that are no UTF-8 would be stored, and quoted, as what nobody wrote. */
function decode(bytes: ArrayBuffer): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new ProblemError("invalid-json", "The body is not UTF-8.", {
      errors: [{ in: "body", pointer: "", message: "is not UTF-8" }],
    });
  }
}

/** The contract layer takes fewer spellings for JSON, and a body of any other type for none. */
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
