import type { AppContext } from "../../http/environment.ts";
import { negotiate } from "../../http/negotiate.ts";
import type { ProblemPresenter } from "../../http/pipelines/answer-errors.ts";
import type { InteropSurface } from "../../http/pipelines/interop.ts";
import { respond } from "../../http/pipelines/respond.ts";
import { ProblemError } from "../../http/problems.ts";
import { ANNOTATION_TYPE } from "../../publications/web-annotation.ts";

// Headers of the Web Annotation Protocol (https://www.w3.org/TR/annotation-protocol/), which is a Linked Data Platform
// container's with a few of its own.

export const CONTAINER = "/annotations/";

/** 4.1: what a container says of itself in every answer. */
const CONTAINER_LINKS =
  '<http://www.w3.org/ns/ldp#BasicContainer>; rel="type", <http://www.w3.org/TR/annotation-protocol/>; rel="http://www.w3.org/ns/ldp#constrainedBy"';
/** 3: what an annotation says of itself. */
const RESOURCE_LINK = '<http://www.w3.org/ns/ldp#Resource>; rel="type"';

const CONTAINER_HEADERS = {
  link: CONTAINER_LINKS,
  allow: "GET, HEAD, OPTIONS, POST",
  "accept-post": `${ANNOTATION_TYPE}, application/json`,
};
const RESOURCE_HEADERS = { link: RESOURCE_LINK, allow: "GET, HEAD, OPTIONS, PUT, DELETE" };

/** Of what is at this path; null where there never is anything. */
export function ldpHeaders(path: string): Record<string, string> | null {
  if (path === CONTAINER) return CONTAINER_HEADERS;
  return /^\/annotations\/[^/]+$/.test(path) ? RESOURCE_HEADERS : null;
}

/** The media type that the annotation goes out as. Throws `not-acceptable`. */
export function typeFor(c: AppContext): string {
  const type = negotiate(c.req.header("accept"), ["application/ld+json", "application/json"]);
  if (type === null) {
    throw new ProblemError("not-acceptable", "Annotations are JSON-LD: accept application/ld+json.");
  }
  return type === "application/json" ? type : ANNOTATION_TYPE;
}

const presentLdpProblem: ProblemPresenter = (c, { body, status, headers }) =>
  respond(c, body, status, { vary: "Accept", ...ldpHeaders(c.req.path), ...headers });

export const annotationSurface: InteropSurface = {
  present: presentLdpProblem,
  clientHeaders:
    "Accept, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Prefer, Slug",
  exposed: "Accept-Post, Allow, Content-Location, Link, Preference-Applied, Vary",
  methods: "GET, HEAD, OPTIONS, POST, PUT, DELETE",
  // Never with cookies, which no route of it reads: a page that was given a key may use it from where it is.
  isOpen: () => true,
  optionsOf: (path) => ldpHeaders(path),
};
