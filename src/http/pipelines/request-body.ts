import { createMiddleware } from "hono/factory";
import { TEXT_LIMIT_BYTES } from "../../text-input.ts";
import type { AppContext, Environment } from "../environment.ts";
import { ProblemError } from "../problems.ts";

/** Bytes that a body may have. Escaped, a character takes up to twelve. */
export const BODY_LIMITS = {
  /**
   * An article's text with what is said about it. A writer of JSON that escapes all but ASCII makes up to three bytes
   * of one (é and 𝒳: three; a line feed, a quotation mark, 火: two).
   */
  article: 3 * TEXT_LIMIT_BYTES + 512 * 1024,
  /** A pasted text of 25,000 characters. */
  passage: 200 * 1024,
  /** The same from a form, where each byte beyond ASCII takes three. */
  pastedForm: 400 * 1024,
  /** What a reader sends in 5,000 characters, however they are escaped. */
  report: 100 * 1024,
  /** All that people write about a claim, each member as long as it may be. */
  writing: 512 * 1024,
};
/** Names that JSON goes by; the first is the one that is asked for. */
const JSON_TYPES = ["application/json", "application/merge-patch+json"] as const;
const JSON_DEPTH_LIMIT = 20;
/** Members and items in all; the fullest body that is accepted has some hundreds. */
const JSON_VALUES_LIMIT = 20_000;
/** Fields of a form; the fullest one of the desk has some hundreds. */
const FORM_FIELDS_LIMIT = 5_000;
/** So much of a body that is too large is still taken in and dropped: who is cut off while sending reads no answer. */
const DRAIN_LIMIT_BYTES = 8 * 1024 * 1024;

/** A byte order mark is left to the one that reads the text. */
const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads the body of a route that takes one, of at most so many bytes: JSON in UTF-8 that neither nests nor branches
 * beyond reason. What it must hold, the route's contract checks. Stands behind what decides whether the asker may send
 * it.
 */
export function jsonBody(limit: number, types: readonly string[] = JSON_TYPES) {
  return createMiddleware<Environment>(async (c, next) => {
    const bytes = await readBytes(c, limit).catch((error: unknown) => {
      if (error instanceof ProblemError) throw error;
      // Whoever hung up reads no answer; it is no mistake of ours either.
      throw new ProblemError("invalid-json", "The body broke off before its end.");
    });
    await readJson(c, bytes, types);
    await next();
  });
}

/** What {@link jsonBody} let through, for routes without a contract layer. Throws `invalid-json`. */
export async function parsedBody(c: AppContext): Promise<unknown> {
  const text = await c.req.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemError("invalid-json", "The body could not be read as JSON.");
  }
}

/** The fields of a form of at most so many bytes by their names, of several of one name the last. */
export async function readForm(c: AppContext, limit: number): Promise<ReadonlyMap<string, string>> {
  return new Map(await readFields(c, limit));
}

/** The fields of a form of at most so many bytes as they came, in UTF-8, with line feeds for line ends. */
export async function readFields(
  c: AppContext,
  limit: number,
): Promise<(readonly [name: string, value: string])[]> {
  const type = (c.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded") {
    throw new ProblemError("unsupported-media-type", "Send the form as application/x-www-form-urlencoded.");
  }
  const bytes = await readBytes(c, limit);
  const text = decode(bytes);
  // Node reads them in time that grows by the square of their number: half a million, of 1 MB, take 6 s.
  if (hasMoreFields(text, FORM_FIELDS_LIMIT)) {
    throw new ProblemError("body-too-large", `A form may have at most ${FORM_FIELDS_LIMIT} fields.`);
  }
  const fields = new URLSearchParams(text);
  return [...fields].map(([name, value]) => [name, value.replace(/\r\n?/g, "\n")] as const);
}

/** Counts separators, so that nothing is built of what is then refused. */
function hasMoreFields(form: string, limit: number): boolean {
  let fields = 1;
  for (let at = form.indexOf("&"); at >= 0; at = form.indexOf("&", at + 1)) {
    if (++fields > limit) return true;
  }
  return false;
}

async function readBytes(c: AppContext, limit: number): Promise<ArrayBuffer> {
  const tooLarge = () =>
    new ProblemError("body-too-large", `The body of this request may have at most ${limit} bytes.`);
  const declared = c.req.header("content-length");
  if (declared !== undefined && c.req.header("transfer-encoding") === undefined) {
    if (Number(declared) > limit) throw tooLarge();
    return c.req.arrayBuffer();
  }
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = c.req.raw.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done || value === undefined) break;
    size += value.length;
    if (size <= limit) chunks.push(value);
    else if (size > limit + DRAIN_LIMIT_BYTES) break;
  }
  if (size > limit) throw tooLarge();
  return new Blob(chunks).arrayBuffer();
}

async function readJson(c: AppContext, bytes: ArrayBuffer, types: readonly string[]): Promise<void> {
  const given = c.req.header("content-type");
  // Actions without input may come without a body; their contracts see an empty object.
  if (bytes.byteLength === 0) return replaceBody(c, "{}");
  const [type, ...parameters] = (given ?? "").split(";").map((part) => part.trim().toLowerCase());
  if (type === undefined || !types.includes(type)) {
    throw new ProblemError("unsupported-media-type", `Send the body as ${types[0]}.`);
  }
  const charset = parameters.find((parameter) => parameter.startsWith("charset="))?.slice("charset=".length);
  if (charset !== undefined && !/^"?utf-?8"?$/.test(charset)) {
    throw new ProblemError("unsupported-media-type", "Send the body in UTF-8.");
  }
  const text = decode(bytes);
  const excess = findExcess(text);
  if (excess !== null) {
    throw new ProblemError("invalid-input", `The body ${excess}.`, {
      errors: [{ in: "body", pointer: "", message: excess }],
    });
  }
  // A stream is read once.
  if (given !== type || c.req.bodyCache.arrayBuffer === undefined) return replaceBody(c, text);
  // Of bytes alone, Hono would make a whole Response for each time that the text is asked for.
  Object.assign(c.req.bodyCache, { text: Promise.resolve(text.replace(/^\uFEFF/, "")) });
}

/** Bytes that are no UTF-8 would be stored, and quoted, as what nobody wrote. */
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

/**
 * What of a JSON text is beyond reason, or null. Counts brackets and commas outside strings, without parsing: a parser
 * would be the one to run out of stack, and to build what is then refused.
 */
export function findExcess(json: string): string | null {
  let depth = 0;
  let commas = 0;
  let inString = false;
  for (let i = 0; i < json.length; i++) {
    const unit = json.charCodeAt(i);
    if (inString) {
      if (unit === 0x5c) i++;
      else if (unit === 0x22) inString = false;
    } else if (unit === 0x22) inString = true;
    else if (unit === 0x2c) {
      if (++commas >= JSON_VALUES_LIMIT) return `holds more than ${JSON_VALUES_LIMIT} values`;
    } else if (unit === 0x7b || unit === 0x5b) {
      if (++depth > JSON_DEPTH_LIMIT) return `nests deeper than ${JSON_DEPTH_LIMIT} levels`;
    } else if (unit === 0x7d || unit === 0x5d) depth--;
  }
  return null;
}
