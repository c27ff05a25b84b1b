import { Hono } from "hono";
import { publishedAnnotationsState } from "../../db/queries/annotation-list.ts";
import {
  type FoundAnnotation,
  findAnnotation,
  searchAnnotations,
} from "../../db/queries/annotation-search.ts";
import { entityTag, shownTag } from "../../http/entity-tag.ts";
import type { AppContext, Environment } from "../../http/environment.ts";
import type { ProblemPresenter } from "../../http/pipelines/answer-errors.ts";
import type { InteropSurface } from "../../http/pipelines/interop.ts";
import { respond } from "../../http/pipelines/respond.ts";
import { ProblemError } from "../../http/problems.ts";
import { answerTagged, cachingHeaders, notModified } from "../../http/tagged-answer.ts";
import { annotationHouse } from "../../publications/web-annotation.ts";
import { accountOf, annotationRow, WORLD } from "./annotation-row.ts";
import { readSearch } from "./search-parameters.ts";

const JSON_TYPE = "application/json; charset=utf-8";
const READING = ["GET", "HEAD"];

/** As the original tells what went wrong. */
const presentHypothesisProblem: ProblemPresenter = (c, { status, headers, told }) => {
  const { "content-type": _type, ...kept } = headers;
  const body = JSON.stringify({ status: "failure", reason: told.detail });
  return respond(c, body, status, { ...kept, "content-type": JSON_TYPE });
};

export const hypothesisSurface: InteropSurface = {
  present: presentHypothesisProblem,
  clientHeaders: "Accept, Authorization, Content-Type, Hypothesis-Client-Version, If-None-Match, X-Client-Id",
  isOpen: (method) => READING.includes(method),
};

/** What of Hypothesis's API (https://h.readthedocs.io/en/latest/api-reference/v1/) its client reads; nothing is written by it. */
export const hypothesisRoutes = new Hono<Environment>()
  .get("/api", (c) => respond(c, null, 308, { location: "/api/" }))
  .get("/api/", (c) => answer(c, index(c.get("config").publicUrl)))
  .get("/api/links", (c) => answer(c, pageLinks(c.get("config").publicUrl)))
  .get("/api/profile", (c) =>
    answer(c, {
      userid: null,
      authority: authorityOf(c),
      features: { client_display_names: true },
      preferences: {},
      groups: [{ id: WORLD, name: groupName(c), public: true }],
    }),
  )
  .get("/api/profile/groups", (c) => answer(c, [world(c)]))
  .get("/api/groups", (c) => answer(c, [world(c)]))
  .get("/api/groups/:id", (c) => {
    if (c.req.param("id") !== WORLD) throw new ProblemError("not-found", "There is no such group.");
    return answer(c, world(c));
  })
  .get("/api/search", async (c) => {
    const house = annotationHouse(c.get("config"));
    const { search, isEmpty, separateReplies } = readSearch(
      new URL(c.req.url).searchParams,
      accountOf(house),
    );
    const replies = separateReplies ? { replies: [] } : {};
    const { version } = await publishedAnnotationsState(c.get("db"));
    const tag = entityTag(c, shownTag("hs", [version, JSON.stringify([search, isEmpty, separateReplies])]));
    const unchanged = notModified(c, tag);
    if (unchanged) return unchanged;
    const { total, found } = isEmpty ? { total: 0, found: [] } : await searchAnnotations(c.get("db"), search);
    return answerTagged(c, {
      tag,
      headers: { "content-type": JSON_TYPE },
      text: () => JSON.stringify({ total, rows: found.map((one) => rowOf(one, house)), ...replies }),
    });
  })
  .get("/api/annotations/:id", async (c) => {
    const found = await findAnnotation(c.get("db"), c.req.param("id"));
    if (found === null) throw new ProblemError("not-found", "There is no such annotation.");
    return answer(c, rowOf(found, annotationHouse(c.get("config"))));
  });

function answer(c: AppContext, body: unknown): Response {
  return respond(c, JSON.stringify(body), 200, { ...cachingHeaders(c), "content-type": JSON_TYPE });
}

function rowOf({ annotation, created, updated }: FoundAnnotation, house: ReturnType<typeof annotationHouse>) {
  return annotationRow({ ...JSON.parse(annotation), created, updated }, house);
}

const authorityOf = (c: AppContext): string => new URL(c.get("config").publicUrl).hostname;
const groupName = (c: AppContext): string => c.get("config").policy.publisherName;

/** The one group that there is: everybody's. */
function world(c: AppContext) {
  const { publicUrl } = c.get("config");
  return {
    id: WORLD,
    groupid: null,
    name: groupName(c),
    links: { html: `${publicUrl}/` },
    organization: null,
    scopes: { enforced: false, uri_patterns: [] },
    scoped: false,
    public: true,
    type: "open",
  };
}

function index(publicUrl: string) {
  const get = (path: string, desc: string) => ({ method: "GET", url: `${publicUrl}/api/${path}`, desc });
  return {
    message: "Quotes of checked claims, read-only",
    links: {
      annotation: { read: get("annotations/:id", "An annotation") },
      group: { read: get("groups/:id", "A group") },
      groups: { read: get("groups", "Groups") },
      links: get("links", "Addresses of pages for people"),
      profile: {
        read: get("profile", "Who is signed in: nobody"),
        groups: { read: get("profile/groups", "Groups of who is signed in") },
      },
      search: get("search", "Annotations of pages"),
    },
  };
}

/** Where the client's links lead. There is nothing to sign up for. The two that name something must have a place for it. */
function pageLinks(publicUrl: string) {
  const home = `${publicUrl}/`;
  return {
    "account.settings": home,
    "forgot-password": home,
    "groups.new": home,
    help: `${publicUrl}/about`,
    "oauth.authorize": home,
    "oauth.revoke": home,
    "search.tag": `${home}?q=:tag`,
    signup: `${publicUrl}/about`,
    user: `${publicUrl}/about?of=:user`,
  };
}
