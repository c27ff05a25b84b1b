import { html } from "hono/html";
import { type Html, nothing, type Part } from "../../pages/parts/say.ts";
import type { MarkedPassage, MarkedReading } from "../../spans/read-for-marking.ts";

/** Units of the drawing; it is stretched to the width of the page. */
const WIDTH = 1000;
/** A passage of a few words in a long text would not be seen. */
const NARROWEST = 4;

/** The text as one line, its passages as bars where they stand. For the eye and the mouse: the list says the same to everybody. */
export function readingStrip({ text, passages }: MarkedReading): Part {
  if (text === null || text.length === 0 || passages.length === 0) return nothing;
  return html`<div class="strip" aria-hidden="true"><svg viewBox="0 0 ${WIDTH} 24" preserveAspectRatio="none" class="line">${ground}${passages.map((passage) => bar(passage, text.length))}</svg></div>`;
}

const ground = html`<path class="ground" d="M0 0H${WIDTH}V24H0Z"/>`;

function bar({ number, start, end, state }: MarkedPassage, length: number): Html {
  const x = Math.round((10 * WIDTH * start) / length) / 10;
  const width = Math.max(NARROWEST, Math.round((10 * WIDTH * (end - start)) / length) / 10);
  return html`<a href="#m${number}" tabindex="-1"><rect class="${state === "verified" ? "stands" : "changed"}" x="${x}" y="0" width="${width}" height="24"/></a>`;
}
