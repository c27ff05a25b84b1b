import type { RouteConfig } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import type { Environment, Services } from "../environment.ts";
import type { ProblemPresenter } from "./answer-errors.ts";
import { apiPipeline } from "./api.ts";
import { requestStarter } from "./begin-request.ts";
import { crossOriginOf } from "./cross-origin.ts";
import { deskPipeline } from "./desk.ts";
import { type InteropSurface, interopPipeline } from "./interop.ts";
import { pagesPipeline } from "./pages.ts";
import { plainPipeline } from "./plain.ts";

/** First parts of the paths that are pages, and what readers' programs fetch of them. */
export const PAGE_ROOMS: ReadonlySet<string> = new Set([
  "",
  "about",
  "articles",
  "ask",
  "assets",
  "claimants",
  "claims",
  "corrections",
  "demo",
  "embed",
  "feeds",
  "oembed",
  "opensearch.xml",
  "pictures",
  "publishers",
  "robots.txt",
  "sitemap.xml",
  "sitemaps",
  "topics",
]);

const READING: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Sends each request through the pipeline of its surface, by its path; what no surface claims takes the plain one.
 * `formats` are the first parts of the paths at which other people's clients ask.
 */
export function receive(
  services: Services,
  operations: readonly RouteConfig[],
  surfaces: {
    pages: ProblemPresenter;
    desk: ProblemPresenter;
    formats: Readonly<Record<string, InteropSurface>>;
  },
): MiddlewareHandler<Environment> {
  const start = requestStarter(services);
  const api = apiPipeline(start, crossOriginOf(operations));
  const plain = plainPipeline(start);
  const pages = pagesPipeline(start, surfaces.pages);
  const desk = deskPipeline(start, surfaces.desk);
  const interop = new Map(
    Object.entries(surfaces.formats).map(([room, surface]) => [room, interopPipeline(start, surface)]),
  );
  const pipelineOf = (path: string) => {
    const [, room = ""] = path.split("/", 2);
    if (room === "v1") return path === "/v1" ? plain : api;
    if (room === "desk") return desk;
    return interop.get(room) ?? (PAGE_ROOMS.has(room) ? pages : plain);
  };
  const { announce } = services;
  return async (c, next) => {
    const pipeline = pipelineOf(c.req.path);
    if (announce === undefined || READING.has(c.req.method)) return pipeline(c, next);
    const answer = await pipeline(c, next);
    // What others see is written by somebody with a key or a session, on whichever surface.
    if (c.get("key") !== null || c.get("session") !== null) announce(c.get("db"));
    return answer;
  };
}
