import { Hono } from "hono";
import { html } from "hono/html";
import { signIn, signOut } from "../../editors/sessions.ts";
import type { AppContext, Environment } from "../../http/environment.ts";
import { endedCookie, sessionCookie } from "../../http/pipelines/desk.ts";
import { BODY_LIMITS } from "../../http/pipelines/request-body.ts";
import { siteOf } from "../../pages/site.ts";
import { DESK } from "../../words/desk.ts";
import { goTo } from "../carry-out.ts";
import { button, form, UNTOUCHED } from "../parts/form.ts";
import { answerDesk, withDone } from "../parts/layout.ts";
import { CARRIED, newToken, readTyped } from "../parts/typed.ts";
import { refuse } from "../refusal.ts";
import { answerSignIn, heldBy, heldLimit, type Wanted, wantedOf } from "./signed-out.ts";

const { signIn: w, signOut: out } = DESK;

/** Sends a request through the whole app, as a browser would. */
export type Dispatch = (request: Request, bindings: Environment["Bindings"]) => Response | Promise<Response>;

/** Signing in and out; `dispatch` shows a form again that was typed before somebody was signed out. */
export function signInRoutes(dispatch: Dispatch): Hono<Environment> {
  const routes = new Hono<Environment>();
  routes.get("/desk/sign-in", (c) => {
    if (c.get("session") !== null) return goTo(c, "/desk");
    return answerSignIn(c, { path: "/desk", held: null }, UNTOUCHED, 200);
  });
  routes.post("/desk/sign-in", async (c) => {
    const typed = await readTyped(c, await heldLimit(c));
    const wanted = wantedOf(typed);
    const secret = typed.text("key").trim();
    const signedIn = secret === "" ? null : await signIn(c.get("db"), secret, new Date());
    if (!signedIn) {
      const message = secret === "" ? w.empty : w.unknown;
      const refused = { ...refuse([{ field: "key", message }]) };
      return answerSignIn(c, wanted, { typed: null, refused }, 422);
    }
    const cookie = { "set-cookie": sessionCookie(signedIn.word) };
    if (wanted.held === null) return goTo(c, wanted.path, cookie);
    // Words are shown again to nobody but who typed them.
    if (heldBy(wanted) !== signedIn.session.actor.editorId)
      return goTo(c, withDone("/desk", "kept-elsewhere"), cookie);
    return showAgain(c, dispatch, wanted, signedIn.word);
  });
  routes.get("/desk/sign-out", (c) =>
    c.get("session") === null ? goTo(c, "/desk/sign-in") : answerSignOut(c),
  );
  routes.post("/desk/sign-out", async (c) => {
    const typed = await readTyped(c, BODY_LIMITS.writing);
    const session = c.get("session");
    if (session !== null) {
      const everywhere = typed.text("where") === "everywhere";
      await signOut(c.get("db"), session, { everywhere, at: new Date().toISOString() });
    }
    return goTo(c, withDone("/desk/sign-in", "signed-out"), { "set-cookie": endedCookie });
  });
  return routes;
}

/** The form as it was typed, under a token of its own: what was sent before was never carried out. */
async function showAgain(
  c: AppContext,
  dispatch: Dispatch,
  { path, held }: Wanted,
  word: string,
): Promise<Response> {
  const cookie = sessionCookie(word);
  const body = new URLSearchParams();
  for (const [name, value] of held ?? []) if (name !== CARRIED.token) body.append(name, value);
  body.append(CARRIED.token, newToken());
  body.append(CARRIED.review, "1");
  const request = new Request(new URL(path, c.req.url), {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "sec-fetch-site": "same-origin",
      cookie: cookie.split(";")[0] ?? "",
    },
    body,
  });
  const page = await dispatch(request, c.env);
  const answer = new Response(page.body, page);
  answer.headers.append("set-cookie", cookie);
  return answer;
}

function answerSignOut(c: AppContext): Promise<Response> {
  const { base } = siteOf(c.get("config"));
  const main = html`<div class="plain"><h1>${out.title}</h1><p>${out.unsaved}</p>${form(
    { action: "/desk/sign-out", base, editorId: null, class: "signs-out", ...UNTOUCHED },
    () =>
      html`<p class="buttons">${button(out.here, { name: "where", value: "here", first: true })}${button(out.everywhere, { name: "where", value: "everywhere" })}</p><p class="hint">${out.everywhereHint}</p>`,
  )}</div>`;
  return answerDesk(c, { title: out.title, main });
}
