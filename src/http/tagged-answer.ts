import type { JsonText } from "../db/json-text.ts";
import { canonicalAddress } from "./canonical-address.ts";
import { encodingOf, gzipped } from "./content-encoding.ts";
import { isAmong } from "./entity-tag.ts";
import type { AppContext } from "./environment.ts";
import { respond } from "./pipelines/respond.ts";

/**
 * A reader's own copy is asked about each time, which costs a tag; a cache that many share may answer for a minute
 * without asking, and never after that. What was taken back is gone within the minute.
 */
export const SHARED_SECONDS = 60;
const PUBLIC_CACHING = `public, max-age=0, must-revalidate, s-maxage=${SHARED_SECONDS}`;
/** With a key nothing is shared. */
const PRIVATE_CACHING = "private, no-cache";

/** Of all that readers get, for a cache that drops by tag. */
export const READERS_TAG = "readers";

/** @param negotiated request headers by which the answer was chosen besides, such as "Accept". */
export function cachingHeaders(
  c: AppContext,
  negotiated?: string,
): { vary: string; "cache-control": string } {
  const isPublic = c.get("key") === null;
  return {
    vary: `${negotiated === undefined ? "" : `${negotiated}, `}Accept-Encoding, Authorization`,
    "cache-control": isPublic ? PUBLIC_CACHING : PRIVATE_CACHING,
    ...(isPublic && c.get("config").edgeCache ? { "cache-tag": READERS_TAG } : {}),
  };
}

/** 304 where the client has what goes by this tag; null where it has something else, or nothing. */
export function notModified(
  c: AppContext,
  tag: string,
  negotiated?: string,
  headers: Record<string, string> = {},
): Response | null {
  const kept = c.req.header("if-none-match");
  if (kept === undefined || !isAmong(kept, tag)) return null;
  return respond(c, null, 304, { ...ofUnchanged(headers), ...cachingHeaders(c, negotiated), etag: tag });
}

/**
 * Of an answer's headers those that its 304 has, too: a client puts them in the place of the ones that it has (RFC 9111, 3.2), so
 * that a page's own policy would be lost with the first 304 without it.
 */
export function ofUnchanged(headers: Record<string, string>): Record<string, string> {
  const { "content-type": _type, "content-encoding": _encoding, ...others } = headers;
  return others;
}

export interface TaggedAnswer {
  /** Whole, see entity-tag.ts. */
  tag: string;
  headers: Record<string, string>;
  /** Request headers by which this answer was chosen, see {@link cachingHeaders}. */
  negotiated?: string | undefined;
  text(): JsonText;
}

/** An answer that a client may keep: 304 where it has it, else the text, compressed where the client takes that. */
export function answerTagged(
  c: AppContext,
  { tag, headers, negotiated, text }: TaggedAnswer,
): Response | Promise<Response> {
  const unchanged = notModified(c, tag, negotiated, headers);
  if (unchanged) return unchanged;
  const answer = { tag, headers: { ...headers, ...cachingHeaders(c, negotiated), etag: tag }, text };
  return encodingOf(c) === "gzip"
    ? answerCompressed(c, { ...answer, negotiated })
    : respondShared(c, text(), answer.headers, negotiated);
}

/** An answer that all get who ask the same without a key: it is kept where answers are. */
export function respondShared(
  c: AppContext,
  body: JsonText,
  headers: Record<string, string>,
  negotiated?: string,
): Response {
  c.get("keep")?.({ body, headers: { ...c.get("answerHeaders"), ...headers }, negotiated });
  return respond(c, body, 200, headers);
}

async function answerCompressed(
  c: AppContext,
  { tag, headers, negotiated, text }: TaggedAnswer,
): Promise<Response> {
  const kept = c.get("key") === null ? c.get("compressed") : null;
  const name = `${tag} ${canonicalAddress(c.req.url)}`;
  const known = kept?.get(name);
  const bytes = known ?? (await gzipped(text()));
  if (bytes === null) return respondShared(c, text(), headers, negotiated);
  if (!known) kept?.keep(name, bytes, bytes.length);
  return respondShared(c, bytes, { ...headers, "content-encoding": "gzip" }, negotiated);
}
