import { BoundedStore } from "../http/bounded-store.ts";
import { canonicalAddress } from "../http/canonical-address.ts";
import { entityTag } from "../http/entity-tag.ts";
import type { AppContext } from "../http/environment.ts";
import { respond } from "../http/pipelines/respond.ts";
import { answerTagged } from "../http/tagged-answer.ts";
import { sha256 } from "../language/sha256.ts";
import { WORDS } from "../words/english.ts";
import type { Html } from "./parts/say.ts";
import { STYLESHEET_PATH } from "./style/assets.ts";

/** Counted up when a page comes out otherwise for the same content within a release. */
const TEMPLATES = 1;

/** What pages show beside their content, the release and the settings. */
export const SURFACE = sha256(JSON.stringify([WORDS, STYLESHEET_PATH, TEMPLATES])).slice(0, 8);

const HTML = { "content-type": "text/html; charset=utf-8" };

/** UTF-16 units of all pages that are kept. */
const KEPT_UNITS = 8_000_000;

/**
 * Pages as they were written, by tag and address, of each service in this process. Writing one costs more than reading all that it
 * shows. A tag names its bytes, settings included, so nothing kept is ever stale.
 */
const written = new WeakMap<object, BoundedStore<string>>();

function keptOr(c: AppContext, name: string, write: () => string): string {
  const config = c.get("config");
  const pages = written.get(config) ?? new BoundedStore<string>(KEPT_UNITS);
  written.set(config, pages);
  const known = pages.get(name);
  if (known !== undefined) return known;
  const page = write();
  pages.keep(name, page, page.length);
  return page;
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
    text: () => keptOr(c, `${tag} ${canonicalAddress(c.req.url)}`, () => String(write())),
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
