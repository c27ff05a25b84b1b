import { html } from "hono/html";
import type { AppContext } from "../http/environment.ts";
import type { ProblemPresenter } from "../http/pipelines/answer-errors.ts";
import { respond } from "../http/pipelines/respond.ts";
import type { ProblemAnswer } from "../http/problems.ts";
import { siteOf } from "../pages/site.ts";
import { ICON_PATH, STYLESHEET_PATH } from "../pages/style/assets.ts";
import { DESK } from "../words/desk.ts";
import { tell } from "../words/tell.ts";
import { sentenceOf } from "./refusal.ts";
import { DESK_STYLE } from "./style/desk-style.ts";

const { problems: w, site: s } = DESK;

/** What went wrong where there is no form to show it at. */
export const presentDeskProblem: ProblemPresenter = (c, answer) => {
  const { "content-type": _type, ...headers } = answer.headers;
  const { base, publisher } = siteOf(c.get("config"));
  const title = tell(s.title, { page: tell(s.errorTitle, { page: w.title }), site: publisher.name });
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><link rel="stylesheet" href="${base}${STYLESHEET_PATH}"><link rel="stylesheet" href="${base}${DESK_STYLE.path}"><link rel="icon" type="image/svg+xml" href="${base}${ICON_PATH}"></head>
<body class="desk"><header class="deskbar"><a class="name" href="${base}/desk">${publisher.name}</a><b>${s.name}</b></header>
<main id="main"><div class="plain"><h1>${w.title}</h1><p>${wording(c, answer)}</p><p><a href="${base}/desk">${w.back}</a></p></div></main></body></html>
`;
  return respond(c, String(page), answer.status, { ...headers, "content-type": "text/html; charset=utf-8" });
};

function wording(c: AppContext, { status, told }: ProblemAnswer): string {
  const isUnsafe = !["GET", "HEAD"].includes(c.req.method);
  // Nobody was found out yet: the request was refused for how it came.
  if (told.code === "forbidden" && isUnsafe && c.get("session") === null) return w.foreign;
  if (status === 404 && told.code === "not-found") return w.notFound;
  if (told.code === "body-too-large" && c.get("session") === null) return w.tooLargeSignedOut;
  if (status === 500) return tell(w.internal, { id: c.get("requestId") });
  return sentenceOf(told.code, told.detail, false) ?? told.detail;
}
