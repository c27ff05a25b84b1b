import { Hono } from "hono";
import { html } from "hono/html";
import type { AppContext, Environment } from "../../http/environment.ts";
import { receiveContext } from "../../http/inbox/receive-context.ts";
import { newRequest, SENT_LIMIT } from "../../inbox/inbox-input.ts";
import { receiveRequest } from "../../inbox/receive.ts";
import { WORDS } from "../../words/english.ts";
import { answerPage } from "../answer-page.ts";
import { layout } from "../parts/layout.ts";
import { say } from "../parts/say.ts";
import { siteOf } from "../site.ts";
import { lineField, mistakeList, textField, tokenField } from "./form-parts.ts";
import {
  type FieldRule,
  type Mistakes,
  mistakesIn,
  NO_MISTAKES,
  readSentForm,
  sendForm,
  type Typed,
  tokenOf,
} from "./sent-form.ts";
import { answerThanks } from "./thanks.ts";

const { talkBack: w } = WORDS;

const RULES: readonly FieldRule[] = [
  { name: "text", most: SENT_LIMIT, missing: w.missingAsk },
  { name: "url", most: Number.POSITIVE_INFINITY, otherwise: w.badUrl },
];

export const askPages = new Hono<Environment>()
  .get("/ask", (c) => answerForm(c, new Map(), NO_MISTAKES, 200))
  .post("/ask", async (c) => {
    const typed = await readSentForm(c);
    // What a page of ours puts into the form is carried here by the request and never in an address.
    if (typed.get("do") === "offer") return answerForm(c, typed, NO_MISTAKES, 200);
    const request = newRequest.safeParse({
      text: typed.get("text") ?? "",
      url: addressTyped(typed.get("url") ?? ""),
    });
    if (!request.success) return answerForm(c, typed, mistakesIn(request.error, typed, RULES), 422);
    const sent = await sendForm(c, () =>
      receiveRequest(c.get("db"), receiveContext(c, tokenOf(typed)), request.data),
    );
    if ("mistakes" in sent) return answerForm(c, typed, sent.mistakes, sent.status);
    return answerThanks(c, sent.receipt, { path: "/", text: w.backToSearch });
  });

/** People leave the scheme out. */
function addressTyped(text: string): string | null {
  const address = text.trim();
  if (address === "") return null;
  return /^[a-z][a-z0-9+.-]*:/i.test(address) || !/^[^\s/]+\.[^\s/]/.test(address)
    ? address
    : `https://${address}`;
}

function answerForm(
  c: AppContext,
  typed: Typed,
  mistakes: Mistakes,
  status: 200 | 422 | 429 | 503,
): Response {
  const site = siteOf(c.get("config"));
  const textHint = say(w.askTextHint, { most: SENT_LIMIT });
  const main = html`<div class="plain">${mistakeList(mistakes)}<h1>${w.askTitle}</h1><form class="talk" method="post" action="${site.base}/ask" accept-charset="utf-8">${tokenField(typed)}${textField({ name: "text", label: w.askText, hint: textHint }, typed, mistakes)}${lineField({ name: "url", label: w.askUrl, hint: w.askUrlHint, isOptional: true }, typed, mistakes)}<p class="soft">${w.askIntro}</p><button class="first" name="do" value="send">${w.ask}</button></form></div>`;
  const title = mistakes.size === 0 ? w.askTitle : `${WORDS.problems.errorPrefix}: ${w.askTitle}`;
  return answerPage(c, layout(site, { title, canonical: null, main, listed: false }), { status });
}
