import { html } from "hono/html";
import { wholeLabel } from "../../publications/label-words.ts";
import { WORDS } from "../../words/english.ts";
import { headlineOf } from "../parts/article-link.ts";
import { day } from "../parts/day.ts";
import { verdictMark } from "../parts/draw.ts";
import { layout } from "../parts/layout.ts";
import { outwardLink, safeAddress } from "../parts/link.ts";
import { quoted } from "../parts/quoted.ts";
import { type Html, nothing, type Part, say } from "../parts/say.ts";
import { section } from "../parts/section.ts";
import { asWritten, value, words } from "../parts/words-of-others.ts";
import type { Site } from "../site.ts";
import type { ArticleView, Passage } from "./article-view.ts";
import { strip } from "./strip.ts";

const { article: w, claim: c } = WORDS;

/** Claims in and about an article in its reading order: where they stand, never the text. */
export function articlePage(site: Site, view: ArticleView): Html {
  const { article, passages, claimCount } = view;
  const title = headlineOf(article);
  const list = html`<p class="note">${w.noRating}</p><ol class="passages">${passages.map((one) => passage(site, view, one))}</ol>`;
  const count = html`<span class="count">${claimCount === 1 ? w.claim1 : say(w.claims, { n: claimCount })}</span>`;
  const heading = [passages.length === 1 ? w.passage1 : say(w.passages, { n: passages.length }), " ", count];
  const main = html`${head(site, view)}${section(heading, {}, [strip(view), list])}${copy(view)}`;
  return layout(site, {
    title: `${w.title}: ${title}`,
    canonical: article.page,
    room: "articles",
    main,
    sharing: { title: `${w.title}: ${title}`, description: w.description },
    data: `/v1${article.page}`,
  });
}

function head(site: Site, { article }: ArticleView): Html {
  const isOurs = article.headline === null;
  const facts: Part[] = [
    article.author === null ? nothing : say(w.by, { author: html`<b>${value(article.author)}</b>` }),
    article.publisher === null
      ? nothing
      : html`<a href="${site.base}/publishers/${encodeURIComponent(article.publisher.name)}">${value(article.publisher.name)}</a>`,
    article.publishedOn === null ? c.noDate : day(article.publishedOn),
    article.lastCheckedAt === null ? nothing : say(c.lookedUp, { day: day(article.lastCheckedAt) }),
    article.access === "subscription" ? w.subscription : nothing,
    safeAddress(article.url) === null ? nothing : outwardLink(article.url, w.open),
  ];
  const shown = facts.filter((fact) => fact !== nothing).map((fact) => html`<li>${fact}</li>`);
  const note =
    article.genreNote === null ? nothing : html`<p class="meaning" dir="auto">${article.genreNote}</p>`;
  return html`<header class="head"><p class="kicker">${w.title} · ${WORDS.genres[article.genre]}${isOurs ? ` · ${w.ours}` : nothing}</p><h1${asWritten(isOurs ? null : article.language)}>${headlineOf(article)}</h1><ul class="facts">${shown}</ul>${note}</header>`;
}

function passage(site: Site, { article }: ArticleView, { number, start, span, claims }: Passage): Html {
  const percent =
    start === null || article.textLength === null
      ? w.goneShort
      : `${Math.round((100 * Math.min(start, article.textLength)) / article.textLength)} %`;
  const bears = claims.map(({ span: one, claim, reported }) => {
    const mark = claim.verdict === null ? html`<span class="mark"></span>` : verdictMark(claim.verdict.label);
    return html`<li>${mark}<div><a class="other" href="${site.base}${claim.page}#${one.id}">${words(claim.text, claim.language)}</a><p><b>${wholeLabel(claim, reported)}</b> · ${w.roles[one.role]}</p></div></li>`;
  });
  return html`<li id="p${number}"><span class="no">${percent}</span>${quoted(span)}<ul class="others">${bears}</ul></li>`;
}

/** How to look the quotes up in a copy of one's own. */
function copy({ article, passages }: ArticleView): Part {
  const hash = passages.find(
    ({ span }) => span.placement?.snapshotSha256 ?? span.verification.textSha256,
  )?.span;
  if (hash === undefined) return nothing;
  const sha = hash.placement?.snapshotSha256 ?? hash.verification.textSha256;
  const length = article.textLength === null ? nothing : [" ", say(w.copyLength, { n: article.textLength })];
  return section(
    w.copyTitle,
    { id: "copy" },
    html`<p>${w.copyText}${length}</p><pre class="code" tabindex="0">sha-256 ${sha}
npm run cli -- verify --texts FOLDER</pre>`,
  );
}
