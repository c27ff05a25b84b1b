import { html } from "hono/html";
import { WORDS } from "../../words/english.ts";
import type { Html } from "./say.ts";

/** "20 November 2026" of a day or of a moment in UTC, as both are stored. By hand: `Intl` takes longer than the rest of a page. */
export function dayName(dayOrInstant: string): string {
  const [year = "", month = "", day = ""] = dayOrInstant.slice(0, 10).split("-");
  const name = WORDS.months[Number(month) - 1];
  return name === undefined ? dayOrInstant : `${Number(day)} ${name} ${year}`;
}

/** The same as an element that machines can read. */
export function day(dayOrInstant: string): Html {
  return html`<time datetime="${dayOrInstant.slice(0, 10)}">${dayName(dayOrInstant)}</time>`;
}
