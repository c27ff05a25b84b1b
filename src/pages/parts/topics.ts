import { html } from "hono/html";
import type { Site } from "../site.ts";
import type { Html } from "./say.ts";

/** Topics are stored as "due-process"; people read "Due process". */
export function topicName(topic: string): string {
  const words = topic.replaceAll("-", " ");
  return `${words.slice(0, 1).toLocaleUpperCase("en")}${words.slice(1)}`;
}

export function topicLink({ base }: Site, topic: string): Html {
  return html`<a href="${base}/topics/${encodeURIComponent(topic)}" dir="auto">${topicName(topic)}</a>`;
}
