import { html } from "hono/html";
import type { Html } from "./say.ts";

/** What XML 1.0 §2.2 cannot hold, not even as a reference. */
const UNHOLDABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A text for an XML document; what cannot stand there shows that something did. Escaped by the template that takes it. */
export function xmlText(text: string): string {
  return text.replace(UNHOLDABLE, "\ufffd");
}

export const XML_DECLARATION: Html = html`<?xml version="1.0" encoding="utf-8"?>
`;
