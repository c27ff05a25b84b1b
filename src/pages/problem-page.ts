import { html } from "hono/html";
import type { ProblemPresenter } from "../http/pipelines/answer-errors.ts";
import type { ProblemAnswer } from "../http/problems.ts";
import { WORDS } from "../words/english.ts";
import { tell } from "../words/tell.ts";
import { answerPage } from "./answer-page.ts";
import { layout } from "./parts/layout.ts";
import type { Html } from "./parts/say.ts";
import { type Site, siteOf } from "./site.ts";

const { problems: w } = WORDS;

/** What went wrong, in words for people, with a way on. Says nothing that was sent. */
export const presentProblemPage: ProblemPresenter = (c, answer) => {
  const { "content-type": _type, "cache-control": _cache, ...headers } = answer.headers;
  const site = siteOf(c.get("config"));
  return answerPage(c, problemPage(site, answer, c.get("requestId")), {
    status: answer.status,
    headers,
  });
};

function problemPage(site: Site, { status, told }: ProblemAnswer, id: string): Html {
  const { title, text } = wording(status, told.detail, id);
  const main = html`<div class="plain"><h1>${title}</h1><p>${text}</p><p><a href="${site.base}/">${w.search}</a></p></div>`;
  return layout(site, { title, canonical: null, main, listed: false });
}

function wording(status: number, detail: string, id: string): { title: string; text: string } {
  if (status === 404) return { title: w.notFoundTitle, text: w.notFoundText };
  if (status === 410) return { title: w.unpublishedTitle, text: detail };
  if (status === 503 || status === 429) return { title: w.busyTitle, text: w.busyText };
  if (status >= 500) return { title: w.errorTitle, text: tell(w.errorText, { id }) };
  return { title: w.badTitle, text: detail };
}
