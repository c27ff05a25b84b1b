import { matchedRoutes } from "hono/route";
import { NO_INFERENCE } from "../../inference/inference.ts";
import { serviceMark } from "../entity-tag.ts";
import type { AppContext, Services } from "../environment.ts";
import { ProblemError } from "../problems.ts";
import { dailyNames, type Limits } from "./rate-limit.ts";

/** Headers of every answer, whatever the surface. */
export const PLAIN_HEADERS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

/** What every pipeline does first: gives the request its id, and routes what they lean on. */
export function requestStarter({
  browserScripts,
  config,
  connect,
  compressed = null,
  later,
  matchLimiter,
  reportLimiter,
  inference = NO_INFERENCE,
}: Services) {
  const mark = serviceMark(config);
  const limits: Limits = {
    match: matchLimiter,
    report: reportLimiter,
    nameOf: dailyNames(config.databaseAuthToken ?? null),
  };
  return (c: AppContext, answerHeaders: Readonly<Record<string, string>>): void => {
    c.set("requestId", crypto.randomUUID());
    c.set("answerHeaders", answerHeaders);
    c.set("browserScripts", browserScripts);
    c.set("config", config);
    c.set("serviceMark", mark);
    c.set("compressed", compressed);
    c.set("keep", c.env?.keep ?? null);
    c.set("limits", limits);
    c.set("later", later);
    c.set("inference", inference);
    c.set("db", connect());
    c.set("key", null);
    c.set("session", null);
    c.set("requiresVersion", false);
    refuseBrokenEscapes(c.req.url);
  };
}

/**
 * A run of escapes that is no UTF-8 would be read as U+FFFD, as text that nobody wrote. A percent sign that escapes
 * nothing stands for itself, as in a URL that somebody typed.
 */
function refuseBrokenEscapes(url: string): void {
  if (!url.includes("%")) return;
  for (const { 0: run, index } of url.matchAll(/(?:%[0-9a-f]{2})+/gi)) {
    try {
      decodeURIComponent(run);
    } catch {
      const query = url.indexOf("?");
      const inQuery = query >= 0 && index > query;
      const name = inQuery ? nameOfParameter(url.slice(query + 1, index)) : "";
      throw new ProblemError("invalid-query", "The address holds escapes that are not UTF-8.", {
        errors: [{ in: inQuery ? "query" : "path", name, message: "holds escapes that are not UTF-8" }],
      });
    }
  }
}

/** The parameter that is not yet at its end. */
function nameOfParameter(query: string): string {
  const [name = ""] = (query.split("&").at(-1) ?? "").split("=");
  return name.length > 64 ? "" : name;
}

/** GET and HEAD say all they have to say in the address. Where nothing answers GET, 405 or 404 says more. */
export function refuseBodyOfRead(c: AppContext): void {
  const length = c.req.header("content-length");
  const hasBody = (length !== undefined && length !== "0") || c.req.header("transfer-encoding") !== undefined;
  if (hasBody && matchedRoutes(c).some(({ method }) => method === "GET"))
    throw new ProblemError("body-not-allowed", `${c.req.method} takes no body.`);
}
