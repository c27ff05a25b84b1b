import type { AppContext } from "../../http/environment.ts";
import { respond } from "../../http/pipelines/respond.ts";
import { cachingHeaders } from "../../http/tagged-answer.ts";
import { carriesKey } from "./parameters.ts";

/** JSON as proto's mapping writes it: members without a value are left out. */
export function answerGoogle(c: AppContext, body: unknown): Response {
  const pretty = new URL(c.req.url).searchParams.get("prettyPrint") === "true";
  const caching = carriesKey(c) ? { "cache-control": "no-store" } : cachingHeaders(c);
  return respond(c, JSON.stringify(body, null, pretty ? 2 : undefined), 200, {
    ...caching,
    "content-type": "application/json; charset=utf-8",
  });
}
