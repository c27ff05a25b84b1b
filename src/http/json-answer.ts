import { noticeTag } from "./claims/claim-notice.ts";
import type { AppContext } from "./environment.ts";
import { respond } from "./pipelines/respond.ts";

/** How long a reader's browser or a cache may keep a public answer before it asks again, seconds. */
const PUBLIC_MAX_AGE = 60;

export interface AnswerOptions {
  status?: 200 | 201 | 308;
  /** A strong entity tag without quotes; the answer to a key gets one of its own. */
  etag?: string | undefined;
  /** The tag is a version to write against, and does not tell whether the client has these bytes: never 304. */
  isWorkingCopy?: boolean;
  headers?: Record<string, string>;
}

/**
 * A JSON answer from text that is JSON already, with the pages' addresses made absolute. Answers 304 where the
 * client has it. With a key nothing is shared: private, and under another tag.
 */
export function answerJson(
  c: AppContext,
  json: string,
  { status = 200, etag, isWorkingCopy = false, headers = {} }: AnswerOptions = {},
): Response {
  const withKey = c.get("key") !== null;
  const answerHeaders: Record<string, string> = {
    vary: "Authorization",
    "cache-control": withKey ? "private, no-cache" : `public, max-age=${PUBLIC_MAX_AGE}`,
    ...headers,
  };
  if (etag !== undefined) {
    const tag = `"${etag}${isWorkingCopy ? "" : noticeTag(c.get("config"))}${withKey ? "-k" : ""}"`;
    answerHeaders.etag = tag;
    if (status === 200 && !isWorkingCopy && matches(c.req.header("if-none-match"), tag))
      return respond(c, null, 304, answerHeaders);
  }
  answerHeaders["content-type"] = "application/json";
  return respond(c, withAbsolutePages(json, c.get("config").publicUrl), status, answerHeaders);
}

/**
 * Stored documents hold paths, so that they outlive a change of address. Inside a JSON string every quotation mark
 * is escaped, so `"page":"/` can only be a member.
 */
export function withAbsolutePages(json: string, publicUrl: string): string {
  return json.replaceAll('"page":"/', `"page":${JSON.stringify(publicUrl).slice(0, -1)}/`);
}

/** RFC 9110 13.1.2: weak comparison against each tag of the list. */
function matches(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(",").some((candidate) => {
    const trimmed = candidate.trim();
    return trimmed === "*" || trimmed.replace(/^W\//, "") === tag;
  });
}
