import { matching, object } from "../../../lookup/shape.ts";
import { askServer } from "../../ground/ask-server.ts";
import { bodyOf } from "../../ground/body-of.ts";
import { element } from "../../ground/element.ts";
import { faultOf } from "../../ground/fault.ts";
import { say, sayWith } from "../../ground/say.ts";
import type { Server } from "../../ground/settings.ts";
import { words } from "../../ground/tree.ts";

const receipt = object({ id: matching(/^[\w-]{1,64}$/) });

/** A way to ask a server's editors for a check. The page's address goes along only where the reader ticks that it should. */
export function requestCheck(server: Server, sentence: string, pageUrl: string): HTMLElement {
  const root = element("div", null);
  const offer = element("button", { type: "button" }, say("requestOffer", { server: server.name }));
  offer.addEventListener("click", () => {
    const made = form(server, sentence, pageUrl);
    root.replaceChildren(made);
    made.querySelector("textarea")?.focus();
  });
  root.append(offer);
  return root;
}

function form(server: Server, sentence: string, pageUrl: string): HTMLElement {
  const text = element("textarea", { rows: "4", dir: "auto" });
  text.value = sentence;
  const withUrl = element("input", { type: "checkbox" });
  const send = element("button", { type: "submit" }, say("requestSend"));
  const says = element("p", { role: "status" });
  const made = element(
    "form",
    { class: "asks" },
    element("label", { class: "field" }, element("span", null, say("requestText")), text),
    element(
      "label",
      { class: "choice" },
      withUrl,
      element("span", null, ...sayWith("requestUrl", { url: words(pageUrl) })),
    ),
    element("p", { class: "soft" }, ...sayWith("requestTell", { server: words(server.name) })),
    send,
    says,
  );
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    send.disabled = true;
    const body = { text: text.value, url: withUrl.checked ? pageUrl : null };
    void askServer(`${server.url}/v1/requests`, { method: "POST", body }).then((answer) => {
      const taken = answer?.status === 202;
      const sent = taken ? bodyOf(answer, receipt) : null;
      if (sent !== null) {
        made.replaceChildren(element("p", { role: "status" }, say("requestSent", sent)));
        return;
      }
      send.disabled = false;
      // "Taken", without the number by which it could be found again, is no answer.
      says.replaceChildren(faultOf(server, taken ? null : answer, "requestRefused"));
    });
  });
  return made;
}
