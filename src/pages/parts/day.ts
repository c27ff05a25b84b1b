import { html } from "hono/html";
import type { Html } from "./say.ts";

const FORM = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  day: "numeric",
  month: "long",
  year: "numeric",
});

/** "20 November 2026", in UTC, of a day or a moment. */
export function dayName(dayOrInstant: string): string {
  const at = Date.parse(dayOrInstant);
  return Number.isNaN(at) ? dayOrInstant : FORM.format(at);
}

/** The same as an element that machines can read. */
export function day(dayOrInstant: string): Html {
  return html`<time datetime="${dayOrInstant.slice(0, 10)}">${dayName(dayOrInstant)}</time>`;
}
