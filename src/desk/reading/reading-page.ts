import { html } from "hono/html";
import type { MarkedSpan } from "../../db/queries/marked-passages.ts";
import { headlineOf } from "../../pages/parts/article-link.ts";
import { day } from "../../pages/parts/day.ts";
import { verdictMark } from "../../pages/parts/draw.ts";
import { outwardLink, safeAddress } from "../../pages/parts/link.ts";
import { type Html, nothing, type Part, say } from "../../pages/parts/say.ts";
import { asWritten, words } from "../../pages/parts/words-of-others.ts";
import { composeArticle } from "../../publications/compose-claim.ts";
import type { MarkedPassage, MarkedReading } from "../../spans/read-for-marking.ts";
import { READING } from "../../words/desk-reading.ts";
import { WORDS } from "../../words/english.ts";
import { tell } from "../../words/tell.ts";
import { heading } from "../parts/layout.ts";
import { claimState, type MarkForm, markForm } from "./mark-form.ts";
import { paintedText } from "./painted-text.ts";
import { readingStrip } from "./reading-strip.ts";

const w = READING;

export interface ReadingPage {
  reading: MarkedReading;
  form: MarkForm;
  /** What was marked just now, and whether it had been before. */
  saved: MarkedSpan | null;
}

/** An article to read and mark: its text exactly as it is kept, what is marked in it, and the form that marks more. */
export function readingPage({ reading, form, saved }: ReadingPage): Html {
  const { text, passages, absent } = reading;
  const { base, language } = form;
  const body =
    text === null
      ? html`<div class="nothing"><p>${w.noText}</p></div>`
      : html`<div class="text reading" id="text" role="region" aria-label="${w.text}"${asWritten(language)} data-sha256="${text.sha256}">${paintedText(text.content, passages)}</div>`;
  const list =
    passages.length === 0
      ? html`<p class="soft">${w.markedNone}</p>`
      : html`<ol class="marked">${passages.map((passage) => listed(base, passage, passages))}</ol>`;
  const missing =
    absent.length === 0
      ? nothing
      : html`<h2>${w.absentTitle}</h2><p class="hint">${w.absentHint}</p><ul class="marked">${absent.map((mark) => html`<li>${absentQuote(mark)}${bearing(base, mark)}</li>`)}</ul>`;
  return html`${saved === null ? nothing : savedMessage(base, saved, passages)}${head(base, reading)}${readingStrip(reading)}<div class="reading-page">${body}<aside><section id="marking" aria-labelledby="marking-title"><h2 id="marking-title">${w.marking}</h2>${markForm(form)}</section><section class="list" aria-labelledby="marked-title"><h2 id="marked-title">${w.marked}</h2>${list}${missing}</section></aside></div><template id="reading-words" data-words="${JSON.stringify(SCRIPT_WORDS)}"></template>`;
}

/** What the script says of its own; everything else comes from here. */
const SCRIPT_WORDS = {
  popover: w.popover,
  marking: w.marking,
  widened: w.widened,
  clamped: w.clamped,
  show: w.show,
  cancel: w.cancel,
  offer: w.offer,
  offerHint: w.offerHint,
  chosen: w.chosen,
  unchecked: w.unchecked,
  signedOut: w.signedOut,
  kept: w.kept,
  discard: w.discard,
};

function head(base: string, { article, text, passages, absent }: MarkedReading): Html {
  const summary = composeArticle(article);
  const marks = [...passages.flatMap((passage) => passage.marks), ...absent];
  const n = new Set(marks.map(({ claim }) => claim.id)).size;
  const facts: Part[] = [
    text === null ? nothing : tell(w.characters, { n: text.length.toLocaleString("en") }),
    text === null ? nothing : say(w.textOf, { day: day(text.seenAt) }),
    text?.extent === "excerpt" ? w.excerpt : text?.extent === "stub" ? w.stub : nothing,
    n === 0 ? w.noClaims : n === 1 ? w.oneClaim : tell(w.claims, { n }),
    safeAddress(article.url) === null ? nothing : outwardLink(article.url, w.source),
    html`<a href="${base}/desk/articles/${article.id}/details">${w.details}</a>`,
    html`<a href="#marking">${w.toTyping}</a>`,
  ];
  return heading(words(headlineOf(summary), article.headline === null ? null : article.language), {
    kicker: html`${w.kicker} · ${WORDS.genres[article.genre]}`,
    ways: html`${facts.filter((fact) => fact !== nothing).map((fact) => html`<span>${fact}</span>`)}`,
  });
}

function listed(base: string, passage: MarkedPassage, all: readonly MarkedPassage[]): Html {
  const { number, marks, state, start, end } = passage;
  const others = all.filter((one) => one !== passage && one.start < end && one.end > start);
  const over =
    others.length === 0
      ? nothing
      : html`<p class="soft">${tell(w.over, { numbers: others.map((one) => one.number).join(", ") })}</p>`;
  const quote = marks[0]?.span.exact ?? "";
  return html`<li id="p${number}"><a class="no" href="#m${number}"><span class="sr">“${words(quote, null)}” </span>${number}</a><div>${state === "changed" ? html`<p class="soft">${w.changedHere}</p>${marks.slice(0, 1).map(absentQuote)}` : nothing}${marks.map((mark) => bearing(base, mark))}${over}</div></li>`;
}

/** What the words do for which claim, and how that one stands. */
function bearing(base: string, { span, claim }: MarkedSpan): Html {
  const mark = claim.label === null ? nothing : verdictMark(claim.label);
  return html`<p id="${span.id}"><b>${w.marks[span.role]}</b> <a href="${base}/desk/claims/${claim.id}">${words(claim.text, claim.language)}</a> <span class="soft">${mark} ${claimState(claim)}</span></p>`;
}

function absentQuote({ span }: MarkedSpan): Html {
  const state = span.state === "verified" ? w.elsewhere : span.state === "gone" ? w.gone : nothing;
  return html`<p class="q"><del>${words(span.exact, null)}</del>${state === nothing ? nothing : html` <span class="soft">${state}</span>`}</p>`;
}

function savedMessage(base: string, mark: MarkedSpan, passages: readonly MarkedPassage[]): Html {
  const { span, claim } = mark;
  const number = passages.find(({ marks }) => marks.includes(mark))?.number;
  const said = say(w.saved, {
    quote: words(span.exact, null),
    role: w.roles[span.role],
    claim: words(claim.text, claim.language),
  });
  return html`<div class="done saved" role="status" tabindex="-1" autofocus data-passage="${number ?? ""}"><p>${said}</p><p><a href="${base}/desk/claims/${claim.id}">${w.toClaim}</a>${number === undefined ? nothing : html` <a href="#m${number}">${w.toWords}</a>`}</p></div>`;
}
