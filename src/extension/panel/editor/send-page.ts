import { codePoints } from "../../../language/code-points.ts";
import { askServer, type ServerAnswer } from "../../ground/ask-server.ts";
import { element } from "../../ground/element.ts";
import { say } from "../../ground/say.ts";
import type { Selected } from "../../ground/selected.ts";
import type { Server } from "../../ground/settings.ts";

export interface PageSent {
  url: string;
  headline: string;
  text: string;
}

/** What would be sent of a page, all of it, as it would be sent. */
export function pageToSend({ url, selection }: Selected): PageSent {
  // An address's fragment is a place on the page and none of its own.
  const address = new URL(url);
  address.hash = "";
  return { url: address.href, headline: selection.title.trim().slice(0, 500), text: selection.pageText };
}

/** Shows it, and calls back once its reader wants it sent. */
export function previewOfPage({ url, headline, text }: PageSent, why: string, send: () => void): HTMLElement {
  const button = element("button", { type: "button" }, say("editSendPage"));
  button.addEventListener("click", () => {
    button.disabled = true;
    send();
  });
  const shown = element("pre", { class: "sent", tabindex: "0", dir: "auto" });
  shown.textContent = text;
  const rows: [string, string][] = [
    [say("editAddress"), url],
    [say("editHeadline"), headline],
  ];
  return element(
    "div",
    { class: "notice" },
    element("p", null, why),
    element(
      "dl",
      null,
      ...rows.flatMap(([name, value]) => [element("dt", null, name), element("dd", { dir: "auto" }, value)]),
      element("dt", null, say("editText", { n: codePoints(text) })),
      element("dd", null, shown),
    ),
    button,
  );
}

/** Makes the page known with this text. */
export function registerPage(server: Server, key: string, page: PageSent): Promise<ServerAnswer | null> {
  const { url, headline, text } = page;
  return askServer(`${server.url}/v1/articles`, {
    method: "POST",
    key,
    body: { url, text, ...(headline === "" ? {} : { headline }) },
  });
}

/** Gives a known page the text that it has now. */
export function renewPage(
  server: Server,
  key: string,
  { url, text }: PageSent,
): Promise<ServerAnswer | null> {
  return askServer(`${server.url}/v1/articles/${encodeURIComponent(url)}/snapshots`, {
    method: "POST",
    key,
    body: { text },
  });
}
