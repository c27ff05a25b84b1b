import { html } from "hono/html";
import { isWordOfSession } from "../../editors/sessions.ts";
import type { AppContext } from "../../http/environment.ts";
import { keepsCookies, sessionWord } from "../../http/pipelines/desk.ts";
import { BODY_LIMITS } from "../../http/pipelines/request-body.ts";
import { nothing } from "../../pages/parts/say.ts";
import { siteOf } from "../../pages/site.ts";
import { DESK } from "../../words/desk.ts";
import { button, type FormState, form, UNTOUCHED } from "../parts/form.ts";
import { answerDesk } from "../parts/layout.ts";
import { CARRIED, readTyped, type Typed } from "../parts/typed.ts";

const { signIn: w } = DESK;

/** Fields of the form that somebody sent after their session had ended go through signing in under this prefix. */
const HELD = "held.";

/** What is wanted once somebody has signed in. */
export interface Wanted {
  /** A page of the desk to go to. */
  path: string;
  /** A form that is to be shown again as it was typed, sent to `path`. */
  held: readonly (readonly [name: string, value: string])[] | null;
}

/**
 * What somebody gets who is not signed in. A link from a mail or another site comes without the cookie, which is the
 * browser's to send: such a request is answered by a page that asks for itself once more, as its own.
 */
export async function answerSignedOut(c: AppContext): Promise<Response> {
  const { pathname, search } = new URL(c.req.url);
  if (c.req.method === "POST") {
    const typed = await readTyped(c, await heldLimit(c));
    return answerSignIn(c, { path: pathname, held: typed.entries }, UNTOUCHED, 401);
  }
  if (c.req.header("sec-fetch-site") === "cross-site") return answerArriving(c, pathname + search);
  return answerSignIn(c, { path: pathname + search, held: null }, UNTOUCHED, 401);
}

/**
 * Bytes of a form that is taken from somebody who is not signed in: an article's text only from a browser in which
 * somebody was. Everybody else is refused by the length that they announce.
 */
export async function heldLimit(c: AppContext): Promise<number> {
  const word = sessionWord(c);
  const wasSignedIn = word !== null && (await isWordOfSession(c.get("db"), word));
  return wasSignedIn ? 3 * BODY_LIMITS.article : BODY_LIMITS.writing;
}

function answerArriving(c: AppContext, path: string): Promise<Response> {
  const main = html`<div class="plain"><p>${w.arriving}</p><p><a href="${siteOf(c.get("config")).base}${path}">${w.arrivingLink}</a></p></div>`;
  return answerDesk(c, { title: w.title, main, head: html`<meta http-equiv="refresh" content="0">` });
}

/** The page to sign in, which goes on to what was wanted. */
export function answerSignIn(
  c: AppContext,
  wanted: Wanted,
  state: FormState,
  status: number,
): Promise<Response> {
  const { base } = siteOf(c.get("config"));
  const kept = wanted.held === null ? nothing : html`<p class="done" role="status">${w.kept}</p>`;
  const entrance = form({ action: "/desk/sign-in", base, editorId: null, ...state }, (f) => [
    f.hidden("path", wanted.path),
    wanted.held === null ? nothing : f.hidden("holds", "form"),
    (wanted.held ?? []).map(([name, value]) => f.hidden(HELD + name, value)),
    f.line({ name: "key", label: w.key, hint: w.keyHint, type: "password" }),
    html`<p class="buttons">${button(w.submit, { first: true })}</p>`,
  ]);
  const main = html`<div class="plain"><h1>${w.title}</h1>${kept}${keepsCookies(c) ? entrance : html`<p class="alert">${w.cannot}</p>`}<section><h2>${w.firstTitle}</h2><p>${w.first}</p><pre class="code">${w.firstCommand}</pre>${siteOf(c.get("config")).notice === null ? nothing : html`<p>${w.firstDemo}</p><pre class="code">${w.firstDemoCommand}</pre>`}<p>${w.firstThen}</p></section></div>`;
  return answerDesk(c, { title: w.title, main, status, refused: state.refused });
}

/** What a form to sign in was to lead to; the queue, where it names no page of the desk. */
export function wantedOf(typed: Typed): Wanted {
  const path = typed.text("path");
  // As browsers write addresses; anything else could not stand in the header that leads there.
  const isDesk = /^\/desk(?:[/?][!-[\]-~]*)?$/.test(path) && !/^\/desk\/sign-(in|out)/.test(path);
  const held = typed.entries.flatMap(([name, value]) =>
    name.startsWith(HELD) ? [[name.slice(HELD.length), value] as const] : [],
  );
  return { path: isDesk ? path : "/desk", held: isDesk && typed.has("holds") ? held : null };
}

/** For whom a form was made that is held. */
export function heldBy({ held }: Wanted): string | null {
  return held?.find(([name]) => name === CARRIED.by)?.[1] ?? null;
}
