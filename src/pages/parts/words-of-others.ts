import { html } from "hono/html";
import type { Html } from "./say.ts";

/** A name, a number or the like that somebody typed: whichever way its letters run, the words around it stay in place. */
export function value(text: string): Html {
  return html`<bdi>${text}</bdi>`;
}

/** Attributes of an element that holds a claim or a quote: its own language and direction, not to be translated. */
export function asWritten(language: string | null): Html {
  return language === null || language === "und"
    ? html` dir="auto" translate="no"`
    : html` lang="${language}" dir="auto" translate="no"`;
}

/** Words of a claim or a quote inside a sentence of ours. */
export function words(text: string, language: string | null): Html {
  return html`<bdi${asWritten(language)}>${text}</bdi>`;
}

/** A text of several paragraphs, as it was written. */
export function paragraphs(text: string): Html {
  const parts = text.split(/\n+/).filter((line) => line.trim() !== "");
  return html`${parts.map((part) => html`<p dir="auto">${part}</p>`)}`;
}
