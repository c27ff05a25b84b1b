import { Hono } from "hono";
import { html } from "hono/html";
import { findClaimToReport } from "../../db/queries/inbox.ts";
import type { AppContext, Environment } from "../../http/environment.ts";
import { receiveContext } from "../../http/inbox/receive-context.ts";
import { ProblemError } from "../../http/problems.ts";
import { CONTACT_LIMIT, newReport, SENT_LIMIT } from "../../inbox/inbox-input.ts";
import { receiveReport } from "../../inbox/receive.ts";
import { claimPage } from "../../publications/compose-claim.ts";
import { REPORT_KINDS } from "../../vocabulary.ts";
import { WORDS } from "../../words/english.ts";
import { answerPage } from "../answer-page.ts";
import { layout } from "../parts/layout.ts";
import { type Html, nothing, say } from "../parts/say.ts";
import { type Site, siteOf } from "../site.ts";
import { choiceField, lineField, mistakeList, textField, tokenField } from "./form-parts.ts";
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
  { name: "kind", most: Number.POSITIVE_INFINITY, otherwise: w.missingKind },
  { name: "text", most: SENT_LIMIT, missing: w.missingText },
  { name: "contact", most: CONTACT_LIMIT },
];

/** A claim that somebody has something to say about; what it says only while it is published. */
interface ReportedClaim {
  slug: string;
  text: string | null;
}

export const reportPages = new Hono<Environment>()
  .get("/claims/:slug/report", async (c) => {
    const claim = await reportedClaim(c, c.req.param("slug"));
    const kind = c.req.query("kind") ?? "";
    return answerForm(c, claim, new Map([["kind", kind]]), NO_MISTAKES, 200);
  })
  .post("/claims/:slug/report", async (c) => {
    const claim = await reportedClaim(c, c.req.param("slug"));
    const typed = await readSentForm(c);
    const contact = (typed.get("contact") ?? "").trim();
    const report = newReport.safeParse({
      kind: typed.get("kind"),
      text: typed.get("text") ?? "",
      contact: contact === "" ? null : contact,
    });
    if (!report.success) return answerForm(c, claim, typed, mistakesIn(report.error, typed, RULES), 422);
    const sent = await sendForm(c, () =>
      receiveReport(c.get("db"), receiveContext(c, tokenOf(typed)), claim.slug, report.data),
    );
    if ("mistakes" in sent) return answerForm(c, claim, typed, sent.mistakes, sent.status);
    return answerThanks(c, sent.receipt, { path: claimPage(claim.slug), text: w.backToClaim });
  });

async function reportedClaim(c: AppContext, slug: string): Promise<ReportedClaim> {
  const claim = await findClaimToReport(c.get("db"), slug);
  if (claim === null) throw new ProblemError("not-found", "There is no such claim.");
  return claim;
}

function answerForm(
  c: AppContext,
  claim: ReportedClaim,
  typed: Typed,
  mistakes: Mistakes,
  status: 200 | 422 | 429 | 503,
): Response {
  const site = siteOf(c.get("config"));
  return answerPage(c, reportForm(site, claim, typed, mistakes), { status });
}

function reportForm(site: Site, { slug, text }: ReportedClaim, typed: Typed, mistakes: Mistakes): Html {
  const path = claimPage(slug);
  const kinds = REPORT_KINDS.map((value) => ({ value, ...w.kinds[value] }));
  const title = text === null ? w.reportTitleGone : w.reportTitle;
  const about =
    text === null
      ? nothing
      : html`<p class="kicker">${w.about}</p><p class="finding"><a href="${site.base}${path}" dir="auto">${text}</a></p>`;
  const textHint = say(w.textHint, { most: SENT_LIMIT });
  const main = html`<div class="plain">${mistakeList(mistakes)}<h1>${title}</h1>${about}<form class="talk" method="post" action="${site.base}${path}/report" accept-charset="utf-8">${tokenField(typed)}${choiceField({ name: "kind", label: w.kind }, kinds, typed, mistakes)}${textField({ name: "text", label: w.text, hint: textHint }, typed, mistakes)}${lineField({ name: "contact", label: w.contact, hint: w.contactHint, isOptional: true }, typed, mistakes)}<p class="soft">${w.intro}</p><button class="first">${w.send}</button></form></div>`;
  return layout(site, {
    title: mistakes.size === 0 ? title : `${WORDS.problems.errorPrefix}: ${title}`,
    canonical: null,
    main,
    listed: false,
  });
}
