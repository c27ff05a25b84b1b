import { askServer } from "../ground/ask-server.ts";
import { element } from "../ground/element.ts";
import { forgetKey, keepKey, serversWithKeys } from "../ground/keys.ts";
import { say } from "../ground/say.ts";
import type { Server } from "../ground/settings.ts";
import { field, section } from "./field.ts";
import { askForServer } from "./server-access.ts";
import type { OptionsView } from "./view.ts";

/** An editor's keys, a server a line. What is kept is not shown again. */
export function keysView(): OptionsView {
  const list = element("ul", null);
  let shown = "";

  const kept = ({ url, name }: Server, again: () => void) => {
    const forget = element("button", { type: "button", class: "link" }, say("keyForget", { server: name }));
    forget.addEventListener("click", () => void forgetKey(url).then(again));
    return element("li", null, element("p", null, say("keyKept", { server: name })), forget);
  };
  const asked = (server: Server, again: () => void) => {
    const input = element("input", { type: "password", autocomplete: "off", spellcheck: "false" });
    const key = field(say("keyFor", { server: server.name }), input);
    const form = element(
      "form",
      { novalidate: "" },
      key.root,
      element("button", { type: "submit" }, say("keyKeep")),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const typed = input.value.trim();
      if (typed === "") return;
      void tryKey(server, typed).then(async (fault) => {
        key.fault(fault);
        if (fault !== null) return;
        await keepKey(server.url, typed);
        again();
      });
    });
    return element("li", null, form);
  };
  const draw = async (servers: readonly Server[]) => {
    const known = new Set(await serversWithKeys());
    const again = () => void draw(servers);
    list.replaceChildren(
      ...servers.map((server) => (known.has(server.url) ? kept(server, again) : asked(server, again))),
    );
  };
  return {
    root: section(say("keyTitle"), element("p", { class: "soft" }, say("keyText")), list),
    show({ servers }) {
      const says = JSON.stringify(servers);
      if (says === shown) return;
      shown = says;
      void draw(servers);
    },
  };
}

/** Why a key is of no use with a server, in words; null where it is one of its editors'. */
async function tryKey(server: Server, key: string): Promise<string | null> {
  // Asked for at once: a browser allows it only while it answers a press.
  if (!(await askForServer(server.url))) return say("refusedServer");
  const answer = await askServer(`${server.url}/v1/me`, { key });
  if (answer === null) return say("askNoAnswer", { server: server.name });
  return answer.status === 200 ? null : say("keyUnknown", { server: server.name });
}
