import { html } from "hono/html";
import type { Part } from "./say.ts";

const ENTITIES: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

/** What a template of ours says, without its elements. Templates escape every text, so what looks like an element is one. */
export function plainText(part: Part): string {
  return String(html`${part}`)
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
}
