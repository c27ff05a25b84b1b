import { html, raw } from "hono/html";
import { jsonForScript } from "../../json-for-script.ts";
import type { Html } from "./say.ts";

/** Data for programs that read pages, inside of a script element. */
export function jsonScript(data: object): Html {
  return html`<script type="application/ld+json">${raw(jsonForScript(data))}</script>`;
}
