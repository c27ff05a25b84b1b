import { html } from "hono/html";
import type { Range } from "../../search/matched-ranges.ts";
import type { Html, Part } from "./say.ts";

/** A text with some of its stretches set apart by `around`; offsets in code points, in order, none in another. */
export function withRanges(text: string, ranges: readonly Range[], around: (words: string) => Html): Part {
  if (ranges.length === 0) return text;
  const points = [...text];
  const parts: Part[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    parts.push(points.slice(at, start).join(""), around(points.slice(start, end).join("")));
    at = end;
  }
  parts.push(points.slice(at).join(""));
  return parts;
}

/** Matched words are underlined, never yellow: they stand in a claim, not in a source. */
export const underlined = (words: string): Html => html`<u>${words}</u>`;
