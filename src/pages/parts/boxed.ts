import { html } from "hono/html";
import { differingStretches } from "../../matching/differing-stretches.ts";
import type { PassageMatch } from "../../search/match-passages.ts";
import type { Html, Part } from "./say.ts";

/**
 * One side of a pair with what differs in it boxed: differences in a solid box, what the other does not explain in a
 * dashed one.
 */
export function boxed(text: string, match: PassageMatch, side: "passage" | "claim"): Part {
  const parts: Part[] = [];
  let at = 0;
  for (const { start, end, differs } of differingStretches(text, match, side)) {
    parts.push(text.slice(at, start), boxOf(text.slice(start, end), differs));
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
}

const boxOf = (words: string, differs: boolean): Html =>
  html`<b class="${differs ? "differs" : "unexplained"}">${words}</b>`;
