import { html } from "hono/html";
import type { ArticleSummary } from "../../publications/article-document.ts";
import type { SpanDocument } from "../../publications/span-document.ts";
import { WORDS } from "../../words/english.ts";
import { articleLink } from "../parts/article-link.ts";
import { day } from "../parts/day.ts";
import { signMark } from "../parts/draw.ts";
import { outwardLink, safeAddress } from "../parts/link.ts";
import { changedBeside, changedPieces, wordsNow } from "../parts/quote-change.ts";
import { quoted } from "../parts/quoted.ts";
import { type Html, nothing, type Part, say } from "../parts/say.ts";
import { section } from "../parts/section.ts";
import { value, words } from "../parts/words-of-others.ts";
import type { Site } from "../site.ts";
import { type ClaimView, quoteGroups } from "./claim-view.ts";

const { claim: w } = WORDS;

/** Every quote of a claim, numbered through, in the order in which they weigh. */
export function receipts(site: Site, view: ClaimView): Part {
  const { restedOn, more, appearances } = quoteGroups(view);
  let number = 0;
  let lastArticle: string | null = null;
  const items = (spans: readonly SpanDocument[]) => {
    lastArticle = null;
    return html`<ol class="receipts">${spans.map((span) => {
      number++;
      const isSame = span.article.id === lastArticle;
      lastArticle = span.article.id;
      return receipt(site, span, { number, isSame, archive: view.archives[span.article.id] ?? null });
    })}</ol>`;
  };
  const decisive = restedOn.map(({ role, spans }) =>
    section(w.quotes[role], { count: spans.length }, items(spans)),
  );
  const beside = more.map(({ role, spans }) =>
    section(
      restedOn.some((group) => group.role === role) ? w.quotesMore[role] : w.quotes[role],
      { count: spans.length, note: role === "context" || view.verdict === null ? nothing : w.notRestedOn },
      items(spans),
    ),
  );
  return [
    // Only where two sides stand against each other do they stand beside each other.
    view.verdict?.label === "conflicting" && decisive.length > 1
      ? html`<div class="sides">${decisive}</div>`
      : decisive,
    beside,
    appearances.length === 0
      ? nothing
      : section(w.appearances, { count: appearances.length, note: w.appearancesNote }, items(appearances)),
  ];
}

interface Placed {
  number: number;
  /** Whether the quote before it is from the same article. */
  isSame: boolean;
  archive: string | null;
}

/** One quote: number, words, why it counts, who says it, where, when, and whether it still stands there. */
function receipt(site: Site, span: SpanDocument, { number, isSame: isSameArticle, archive }: Placed): Html {
  const note = span.note === null ? nothing : html`<p class="why" dir="auto">${span.note}</p>`;
  return html`<li class="receipt" id="${span.id}"><a class="no" href="#${span.id}" aria-label="${say(w.quoteLink, { n: number })}">${number}</a>${quoted(span)}${note}<dl class="terms">${
    span.stance === null ? nothing : term(w.here, w.stances[span.stance])
  }${term(w.saidByTerm, saidBy(span))}${term(w.inTerm, place(site, span, isSameArticle))}${
    isSameArticle ? nothing : term(w.dated, dated(span.article))
  }${standing(span)}</dl>${wayToSource(site, span, isSameArticle, archive)}</li>`;
}

const term = (name: string, text: Part) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`;

function saidBy({ assertedBy }: SpanDocument): Part {
  if (assertedBy === null) return w.ownVoice;
  const role = assertedBy.role === null ? nothing : html`, ${value(assertedBy.role)}`;
  return [value(assertedBy.name), role, assertedBy.claimantSide ? ` ${w.ownSide}` : nothing];
}

function place(site: Site, { article, quote, placement }: SpanDocument, isSame: boolean): Part {
  const publisher = isSame || article.publisher === null ? nothing : html`, ${value(article.publisher.name)}`;
  const start = placement?.start ?? quote.start;
  const percent =
    article.textLength === null || article.textLength < start
      ? nothing
      : [", ", say(w.place, { percent: Math.round((100 * start) / article.textLength) })];
  return [articleLink(site, article, isSame ? w.sameArticle : undefined), publisher, percent];
}

function dated({ publishedOn, author }: ArticleSummary): Part {
  if (publishedOn === null) return author === null ? w.noDate : say(w.noDateBy, { author: value(author) });
  return author === null
    ? day(publishedOn)
    : say(w.byAuthor, { day: day(publishedOn), author: value(author) });
}

/** How it stands now; of words that changed or are gone, then and now. */
function standing(span: SpanDocument): Part {
  const { state, article, verification, quote, confirmation } = span;
  const looked = say(w.lookedUp, { day: day(article.lastCheckedAt ?? verification.at) });
  const then = say(w.lookedUp, { day: day(verification.at) });
  if (state === "gone") {
    return [
      term(w.thenTerm, html`${w.stoodWordForWord} <span class="soft">· ${then}</span>`),
      term(w.nowTerm, html`${signMark("none")} <b>${w.gone}</b> <span class="soft">· ${looked}</span>`),
    ];
  }
  if (state === "changed") {
    const pieces = changedPieces(span);
    const now =
      pieces === null
        ? w.changedUnknown
        : say(w.changed, { words: words(wordsNow(pieces), article.language) });
    const meaning = span.placement?.meaningMayHaveChanged ? w.changedMeaning : w.changedWriting;
    return [
      term(w.thenTerm, html`“${words(quote.exact, article.language)}” <span class="soft">· ${then}</span>`),
      term(
        w.nowTerm,
        html`${signMark("differs")} <b>${now}</b> <span class="soft">· ${meaning} · ${looked}</span>`,
      ),
    ];
  }
  const beside = changedBeside(span);
  if (beside !== null) {
    const text =
      beside.after === ""
        ? say(w.besideGone, { before: words(beside.before, article.language) })
        : say(w.beside, { after: words(beside.after, article.language) });
    return term(w.nowTerm, html`${signMark("differs")} ${text}`);
  }
  const stands = confirmation === null ? w.stands : say(w.standsConfirmed, { by: value(confirmation.by) });
  return term(w.nowTerm, html`${signMark("same")} <b>${stands}</b> <span class="soft">· ${looked}</span>`);
}

/** To the words in their source, with what to do where the browser does not jump; without an address, to one's own copy. */
function wayToSource(
  { base }: Site,
  { link, state, article, verification }: SpanDocument,
  isSameArticle: boolean,
  archive: string | null,
): Part {
  // Whose own address is not shown, by law or because nobody knows it, is not to be found by its copy either.
  const kept =
    safeAddress(archive) === null || safeAddress(article.url) === null
      ? nothing
      : outwardLink(archive, w.archived);
  if (safeAddress(link) === null) {
    if (article.url !== null || isSameArticle) return nothing;
    const check = html`<a href="${base}${article.page}#copy">${w.checkCopy}</a>`;
    return html`<p class="way">${check}</p>`;
  }
  const subscription =
    article.access === "subscription"
      ? [" ", say(w.subscription, { day: day(article.lastCheckedAt ?? verification.at) })]
      : nothing;
  const hint = state === "gone" ? nothing : html` <span class="soft">${w.openNote}</span>`;
  return html`<p class="way">${outwardLink(link, w.open)}${hint}${subscription}${kept === nothing ? nothing : [" ", kept]}</p>`;
}
