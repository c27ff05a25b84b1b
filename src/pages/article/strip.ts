import { html } from "hono/html";
import { WORDS } from "../../words/english.ts";
import { type Html, nothing, type Part } from "../parts/say.ts";
import type { ArticleView, Passage } from "./article-view.ts";

const { article: w } = WORDS;

/** Units of the drawing; it is stretched to the width of the page. */
const WIDTH = 1000;
/** A passage of a few words in a long text would not be seen. */
const NARROWEST = 4;

/**
 * The article as one line: passages as bars where they stand, a dot under the bar where a claim is made. For the eye
 * and the mouse; the list below says the same to everybody, so nothing of it is read aloud or stopped at.
 */
export function strip({ article, passages }: ArticleView): Part {
  const { textLength } = article;
  const placed = passages.filter(({ start }) => start !== null);
  if (textLength === null || placed.length === 0) return nothing;
  return html`<figure class="strip" aria-hidden="true"><svg viewBox="0 0 ${WIDTH} 64" preserveAspectRatio="none" class="line"><path class="ground" d="M0 0H${WIDTH}V48H0Z"/>${placed.map((passage) => bar(passage, textLength))}</svg><figcaption><span>${w.first}</span><span>¼</span><span>½</span><span>¾</span><span>${w.last}</span></figcaption><p class="key"><i class="swatch"></i> ${w.stripPassage} <i class="dot"></i> ${w.stripClaim}</p></figure>`;
}

function bar({ number, start, end, span, claims }: Passage, textLength: number): Html {
  const x = place(start ?? 0, textLength);
  const width = Math.max(NARROWEST, place(end ?? 0, textLength) - x);
  const isMade = claims.some(({ span: one }) => one.role === "appearance");
  const dot = isMade
    ? html`<rect class="dot" x="${x + width / 2 - 3}" y="54" width="6" height="8"/>`
    : nothing;
  return html`<a href="#p${number}" tabindex="-1"><rect class="${span.state === "verified" ? "stands" : "changed"}" x="${x}" y="0" width="${width}" height="48"/>${dot}</a>`;
}

const place = (codePoint: number, textLength: number) =>
  Math.round((10 * WIDTH * Math.min(codePoint, textLength)) / textLength) / 10;
