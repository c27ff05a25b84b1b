import { html } from "hono/html";
import { type Html, nothing, type Part } from "./say.ts";

/** A part of a page under a rule, with its heading, how many it holds, and what to know before reading it. */
export function section(
  title: Part,
  { count, note = nothing, id }: { count?: number; note?: Part; id?: string },
  content: Part,
): Html {
  const number = count === undefined ? nothing : html` <span class="count">${count}</span>`;
  const remark = note === nothing ? nothing : html`<p class="note">${note}</p>`;
  return html`<section${id === undefined ? nothing : html` id="${id}"`}><h2>${title}${number}</h2>${remark}${content}</section>`;
}
