import { html } from "hono/html";
import type { AppContext } from "../../http/environment.ts";
import { respond } from "../../http/pipelines/respond.ts";
import { type Html, nothing, type Part, say } from "../../pages/parts/say.ts";
import { siteOf } from "../../pages/site.ts";
import { ICON_PATH, STYLESHEET_PATH } from "../../pages/style/assets.ts";
import { DESK } from "../../words/desk.ts";
import { WORDS } from "../../words/english.ts";
import { tell } from "../../words/tell.ts";
import { hasRole } from "../../write-context.ts";
import type { Refusal } from "../refusal.ts";
import { DESK_STYLE } from "../style/desk-style.ts";
import { isReview } from "./typed.ts";

const { site: w } = DESK;

/** Where a page stands in the navigation. */
export type DeskRoom = "queue" | "articles" | "claims" | "keys";

export interface DeskPage {
  /** Without the desk's name. */
  title: string;
  main: Part;
  room?: DeskRoom | undefined;
  /** What was refused, if anything: the title says so first. */
  refused?: Refusal | null | undefined;
  /** Entries of src/browser that the page runs, besides `desk`. */
  scripts?: readonly string[] | undefined;
  status?: number | undefined;
  headers?: Record<string, string> | undefined;
  /** More of the head. */
  head?: Part;
}

/** A page of the desk, with navigation for whoever is signed in, and with what was just done where the address tells. */
export async function answerDesk(c: AppContext, page: DeskPage): Promise<Response> {
  const site = siteOf(c.get("config"));
  const scripts = await c.get("browserScripts")();
  const wanted = ["desk", ...(page.scripts ?? [])];
  const loaded = scripts
    .filter(({ name }) => wanted.includes(name))
    .map(({ path }) => html`<script type="module" src="${site.base}${path}"></script>`);
  const session = c.get("session");
  const named = page.refused ? tell(w.errorTitle, { page: page.title }) : page.title;
  const title = tell(w.title, { page: named, site: site.publisher.name });
  const who =
    session &&
    html`<p class="who"><span>${say(w.who, { name: html`<bdi>${session.actor.name}</bdi>`, role: DESK.roles[session.actor.role] })}</span> <a href="${site.base}/desk/sign-out">${w.signOut}</a></p>`;
  const nav =
    session &&
    html`<nav aria-label="${w.parts}">${navigation(site.base, page.room, hasRole(session.actor, "admin"))}</nav>`;
  const body = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><link rel="stylesheet" href="${site.base}${STYLESHEET_PATH}"><link rel="stylesheet" href="${site.base}${DESK_STYLE.path}"><link rel="icon" type="image/svg+xml" href="${site.base}${ICON_PATH}">${page.head ?? nothing}${loaded}</head>
<body class="desk" data-base="${site.base}"${session === null ? nothing : html` data-editor="${session.actor.editorId}"`}><a class="skip" href="#main">${WORDS.site.skip}</a><header class="deskbar"><a class="name" href="${site.base}/desk">${site.publisher.name}</a><b>${w.name}</b>${nav}${who}</header>
<main id="main">${doneOf(c)}${isReview(c) ? html`<p class="done" role="status">${DESK.form.review}</p>` : nothing}${page.main}</main>
</body></html>
`;
  return respond(c, String(body), page.status ?? 200, {
    "content-type": "text/html; charset=utf-8",
    ...page.headers,
  });
}

function navigation(base: string, room: DeskRoom | undefined, isAdmin: boolean): Part {
  const all: [room: DeskRoom, path: string, text: string, key: string][] = [
    ["queue", "/desk", w.queue, "q"],
    ["articles", "/desk/articles", w.articles, "a"],
    ["claims", "/desk/claims", w.claims, "c"],
    ["keys", "/desk/keys", w.keys, "k"],
  ];
  const rooms = all.filter(([name]) => name !== "keys" || isAdmin);
  return rooms.map(
    ([name, path, text, key]) =>
      html`<a href="${base}${path}" data-key="${key}"${name === room ? html` aria-current="page"` : nothing}>${text}</a> `,
  );
}

type DoneName = keyof typeof DESK.done;

/** The address of a page of the desk that is to say what was done. */
export function withDone(path: string, done: DoneName): string {
  const [address = "", fragment] = path.split("#", 2);
  const joined = `${address}${address.includes("?") ? "&" : "?"}done=${done}`;
  return fragment === undefined ? joined : `${joined}#${fragment}`;
}

function doneOf(c: AppContext): Part {
  const done = c.req.method === "GET" ? c.req.query("done") : undefined;
  if (done === undefined || !isDone(done)) return nothing;
  return html`<p class="done" role="status">${DESK.done[done]}</p>`;
}

function isDone(name: string): name is DoneName {
  return Object.hasOwn(DESK.done, name);
}

/** The head of a page: what it is, above it what kind of thing, beside it what can be done. */
export function heading(
  title: Part,
  { kicker = nothing, ways = nothing }: { kicker?: Part; ways?: Part } = {},
): Html {
  return html`<div class="deskhead"><div>${kicker === nothing ? nothing : html`<p class="kicker">${kicker}</p>`}<h1>${title}</h1></div>${ways === nothing ? nothing : html`<p class="ways">${ways}</p>`}</div>`;
}
