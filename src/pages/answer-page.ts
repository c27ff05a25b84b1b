import { canonicalAddress } from "../http/canonical-address.ts";
import { entityTag } from "../http/entity-tag.ts";
import type { AppContext } from "../http/environment.ts";
import { respond } from "../http/pipelines/respond.ts";
import { answerTagged } from "../http/tagged-answer.ts";
import { sha256 } from "../language/sha256.ts";
import { WORDS } from "../words/english.ts";
import { KeptPages } from "./kept-pages.ts";
import type { Html } from "./parts/say.ts";
import { STYLESHEET_PATH } from "./style/assets.ts";

/** Counted up when a page comes out otherwise for the same content within a release. */
const TEMPLATES = 1;

/** What pages show beside their content, the release and the settings. */
export const SURFACE = sha256(JSON.stringify([WORDS, STYLESHEET_PATH, TEMPLATES])).slice(0, 8);

const HTML = { "content-type": "text/html; charset=utf-8" };

/** Of each service in this process. */
const kept = new WeakMap<object, KeptPages>();

function keptPages(c: AppContext): KeptPages {
  const config = c.get("config");
  const known = kept.get(config) ?? new KeptPages();
  kept.set(config, known);
  return known;
}

/** A page that a client may keep, under the tag of what it shows; it is written only where the client has another one. */
export function answerShownPage(
  c: AppContext,
  shown: string,
  write: () => Html,
): Response | Promise<Response> {
  const tag = entityTag(c, `${shown}.${SURFACE}`);
  return answerTagged(c, {
    tag,
    headers: HTML,
    text: () => keptPages(c).keptOr(`${tag} ${canonicalAddress(c.req.url)}`, () => String(write())),
  });
}

/** A page that nobody keeps. */
export function answerPage(
  c: AppContext,
  page: Html,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Response {
  return respond(c, String(page), status, { ...HTML, "cache-control": "no-store", ...headers });
}
