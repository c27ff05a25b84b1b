import { html } from "hono/html";
import { dayName } from "../../pages/parts/day.ts";
import type { Html } from "../../pages/parts/say.ts";
import { DESK } from "../../words/desk.ts";
import { tell } from "../../words/tell.ts";

/** "20 November 2026, 19:54 UTC" of a moment as it is stored. */
export function moment(instant: string): Html {
  return html`<time datetime="${instant}">${tell(DESK.moment, { day: dayName(instant), time: instant.slice(11, 16) })}</time>`;
}
