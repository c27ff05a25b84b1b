import { html } from "hono/html";
import { encodeAddress } from "../../urls/outgoing-url.ts";
import type { Html, Part } from "./say.ts";

/** An http(s) address that may stand in an href, or null: `javascript:` and its like lead nowhere. */
export function safeAddress(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol } = new URL(url);
  return protocol === "https:" || protocol === "http:" ? encodeAddress(url) : null;
}

/** A link to an address that people entered, which is none of ours; where it is no web address, its text alone. */
export function outwardLink(url: string | null, text: Part): Html {
  const address = safeAddress(url);
  if (address === null) return html`${text}`;
  return html`<a href="${address}" rel="noopener noreferrer nofollow ugc">${text}</a>`;
}

/** How to reach us: a web address, a mail address, or words. */
export function contactLink(contact: string, text: Part = contact): Html {
  if (/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(contact))
    return html`<a href="mailto:${encodeURIComponent(contact).replace("%40", "@")}">${text}</a>`;
  const address = safeAddress(contact);
  return address === null ? html`${text}` : html`<a href="${address}">${text}</a>`;
}
