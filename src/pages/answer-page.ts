import type { AppContext } from "../http/environment.ts";
import { respond } from "../http/pipelines/respond.ts";
import { sha256 } from "../language/sha256.ts";
import { WORDS } from "../words/english.ts";
import type { Html } from "./parts/say.ts";
import { siteOf } from "./site.ts";
import { STYLESHEET_PATH } from "./style/assets.ts";

/** Counted up when a page comes out otherwise for the same content; words and styles are in tags by themselves. */
const TEMPLATES = 1;

/** Browsers ask each time; caches between may keep it for a minute in all. */
const SHARED = "public, max-age=0, must-revalidate, s-maxage=60";

export interface PageOptions {
  status?: number;
  /** What the page shows, as a version that changes with it; without it nobody keeps the page. */
  tag?: string | undefined;
  headers?: Record<string, string>;
}

/**
 * A page, or 304 where the reader has it. The page is written only where it is needed. Nothing in it depends on who
 * asks.
 */
export function answerPage(
  c: AppContext,
  write: () => Html,
  { status = 200, tag, headers = {} }: PageOptions = {},
) {
  const kept: Record<string, string> =
    tag === undefined
      ? { "cache-control": "no-store", ...headers }
      : { "cache-control": SHARED, etag: `"${tag}.${surface(c)}"`, ...headers };
  if (status === 200 && kept.etag !== undefined && c.req.header("if-none-match")?.includes(kept.etag))
    return respond(c, null, 304, kept);
  return respond(c, String(write()), status, { "content-type": "text/html; charset=utf-8", ...kept });
}

const surfaces = new WeakMap<object, string>();

/** What pages show beside their content: settings, words, styles, templates. */
function surface(c: AppContext): string {
  const config = c.get("config");
  const known = surfaces.get(config);
  if (known !== undefined) return known;
  const all = JSON.stringify([siteOf(config), WORDS, STYLESHEET_PATH, TEMPLATES]);
  const made = sha256(all).slice(0, 10);
  surfaces.set(config, made);
  return made;
}
