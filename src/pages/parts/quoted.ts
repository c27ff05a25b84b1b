import { html } from "hono/html";
import { codePoints } from "../../language/code-points.ts";
import type { SpanDocument } from "../../publications/span-document.ts";
import { quotePieces } from "./quote-change.ts";
import { type Html, nothing, type Part } from "./say.ts";
import { asWritten } from "./words-of-others.ts";

const OPENS = /^["“”„«»‘'「『]/u;
const CLOSES = /["“”„«»’'」』]$/u;

/**
 * A quote as it stands in its source, the words before and after it in second ink. Marked where it stands; where it
 * reads otherwise now, old words are struck and new ones boxed; where it is gone, struck.
 */
export function quoted(span: SpanDocument): Html {
  const { quote, state, article } = span;
  const before = contextBefore(span);
  const after = contextAfter(span);
  const inner = quotedWords(span);
  // Our quotation marks go where the words bring their own.
  const bare = before === "" && after === "" && OPENS.test(quote.exact) && CLOSES.test(quote.exact);
  const lead = before === "" ? nothing : html`<span class="ctx">${before}</span>`;
  const tail = after === "" ? nothing : html`<span class="ctx">${after}</span>`;
  const marks = bare ? ["", ""] : ["“", "”"];
  return html`<blockquote class="q q-${state}"${asWritten(article.language)}><p>${marks[0]}${lead}${inner}${tail}${marks[1]}</p></blockquote>`;
}

/** The words alone. */
export function quotedWords(span: SpanDocument): Part {
  return quotePieces(span).map(({ as, text }) => {
    if (as === "mark") return html`<mark>${text}</mark>`;
    if (as === "del") return [html`<del>${text}</del>`, span.state === "gone" ? nothing : " "];
    return as === "ins" ? html`<ins>${text}</ins>` : html`<span class="dash">${text}</span>`;
  });
}

/** The words before the quote; "…" where the text begins earlier. */
function contextBefore({ quote: { prefix, start } }: SpanDocument): string {
  if (prefix.trim() === "") return "";
  return codePoints(prefix) >= start ? prefix : `…\u00a0${prefix.trimStart()}`;
}

function contextAfter({ quote: { suffix, end }, article: { textLength } }: SpanDocument): string {
  if (suffix.trim() === "") return "";
  const endsThere = textLength !== null && end + codePoints(suffix) >= textLength;
  return endsThere ? suffix : `${suffix.trimEnd()}\u00a0…`;
}
