import type { JsonPart, JsonText } from "../db/json-text.ts";
import { absoluteParts, withAbsolutePages } from "./absolute-pages.ts";
import { entityTag, workingTag } from "./entity-tag.ts";
import type { AppContext } from "./environment.ts";
import { respond } from "./pipelines/respond.ts";
import { answerTagged, cachingHeaders, notModified } from "./tagged-answer.ts";

/** What an answer shows: its part of the tag, see {@link entityTag}, and the JSON with pages as paths. */
export interface Shown {
  tag: string;
  /** In parts where it is long: see absolute-pages.ts. */
  json: string | readonly JsonPart[];
  /** Request headers by which it was chosen, besides those by which every answer is. */
  negotiated?: string;
}

/**
 * 304 where the client has what `readTag`, one cheap read, says is shown now. Null where it has something else or
 * nothing, or where nothing is shown: then the answer has to be read.
 */
export async function answerUnchanged(
  c: AppContext,
  readTag: () => Promise<string | null>,
  negotiated?: string,
): Promise<Response | null> {
  if (c.req.header("if-none-match") === undefined) return null;
  const shown = await readTag();
  return shown === null ? null : notModified(c, entityTag(c, shown), negotiated);
}

/**
 * What readers see, from text that is JSON already, with the pages' addresses made absolute. Answers 304 where the client
 * has it. With a key it is private, and under another tag.
 */
export function answerShown(c: AppContext, { tag, json, negotiated }: Shown): Response | Promise<Response> {
  return answerTagged(c, {
    tag: entityTag(c, tag),
    headers: { "content-type": "application/json" },
    negotiated,
    text: () => bodyOf(json, c.get("config").publicUrl),
  });
}

function bodyOf(json: Shown["json"], publicUrl: string): JsonText {
  if (typeof json === "string") return withAbsolutePages(json, publicUrl);
  return absoluteParts(json, publicUrl);
}

/** Where a claim is now that was asked for elsewhere. Changes with what happens there, so it has no tag. */
export function answerMoved(c: AppContext, location: string, json: string): Response {
  return respond(c, withAbsolutePages(json, c.get("config").publicUrl), 308, {
    ...cachingHeaders(c),
    "content-type": "application/json",
    location,
  });
}

/** A working copy, for the holder of a key; the tag says which version it is, where it is one. */
export function answerWorking(c: AppContext, json: string, version?: number): Response {
  return respond(c, withAbsolutePages(json, c.get("config").publicUrl), 200, {
    ...cachingHeaders(c),
    "content-type": "application/json",
    ...(version === undefined ? {} : { etag: workingTag(c, version) }),
  });
}
