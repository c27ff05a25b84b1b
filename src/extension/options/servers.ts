import { element } from "../ground/element.ts";
import { say } from "../ground/say.ts";
import { COLOURS, type Colour, MAX_NAME, MAX_SERVERS, type Server } from "../ground/settings.ts";
import { writeSettings } from "../ground/stored-settings.ts";
import { serverName } from "../view/claim-view.ts";
import { addServer, renamed, withColour } from "./change-servers.ts";
import { field, section } from "./field.ts";
import { askForServer, maySeeServer } from "./server-access.ts";
import type { OptionsView } from "./view.ts";

/** Whose marks are shown, in which colour, and whether the browser lets them be asked for. */
export function serversView(): OptionsView {
  let servers: readonly Server[] = [];
  const list = element("ul", null);
  const save = (changed: readonly Server[]) => writeSettings({ servers: changed });

  const name = field(say("serverName"), element("input", { type: "text", autocomplete: "off" }));
  const url = field(
    say("serverUrl"),
    element("input", { type: "url", autocomplete: "off", placeholder: "https://" }),
  );
  const add = element("button", { type: "submit" }, say("add"));
  const form = element(
    "form",
    { novalidate: "" },
    element("h3", null, say("serverAdd")),
    name.root,
    url.root,
    add,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const made = addServer(servers, name.input.value, url.input.value);
    url.fault(made.at === "url" ? made.fault : null);
    name.fault(made.at === "name" ? made.fault : null);
    if (made.at !== null) return;
    void askForServer(made.server.url).then(async (isAllowed) => {
      if (!isAllowed) return url.fault(say("refusedServer"));
      form.reset();
      await save([...servers, made.server]);
    });
  });

  function row(server: Server): HTMLElement {
    const shown = field(
      say("serverName"),
      element("input", { type: "text", value: server.name, autocomplete: "off" }),
    );
    shown.input.addEventListener("change", () => {
      const changed = renamed(servers, server.url, shown.input.value);
      shown.fault(changed === null ? say("badName", { most: MAX_NAME }) : null);
      if (changed !== null) void save(changed);
    });
    const colour = field(say("serverColour"), colourChoice(server.colour));
    colour.input.addEventListener("change", () => {
      const chosen = COLOURS.find((one) => one === colour.input.value);
      if (chosen !== undefined) void save(withColour(servers, server.url, chosen));
    });
    const remove = element(
      "button",
      { type: "button", class: "link" },
      say("serverRemove", { server: server.name }),
    );
    remove.addEventListener("click", () => void save(servers.filter(({ url }) => url !== server.url)));
    return element(
      "li",
      null,
      element("p", null, serverName(server), " ", element("code", null, server.url)),
      element("div", { class: "fields" }, shown.root, colour.root),
      access(server),
      remove,
    );
  }

  let shown = "";
  return {
    root: section(say("servers"), element("p", { class: "soft" }, say("serversText")), list, form),
    show(settings) {
      servers = settings.servers;
      const says = JSON.stringify(servers);
      if (says === shown) return;
      shown = says;
      const at = [...list.children].findIndex((item) => item.contains(document.activeElement));
      list.replaceChildren(...servers.map(row));
      if (at >= 0) list.children[Math.min(at, servers.length - 1)]?.querySelector("input")?.focus();
      add.disabled = servers.length >= MAX_SERVERS;
      form.title = add.disabled ? say("tooManyServers", { most: MAX_SERVERS }) : "";
    },
  };
}

function colourChoice(now: Colour): HTMLSelectElement {
  const select = element("select", null);
  for (const colour of COLOURS)
    select.append(new Option(say(colour), colour, colour === now, colour === now));
  return select;
}

function access(server: Server): HTMLElement {
  const line = element("div", { class: "soft" });
  void maySeeServer(server.url).then((isAllowed) => {
    line.append(element("p", null, say(isAllowed ? "serverAllowed" : "serverNotAllowed")));
    if (isAllowed) return;
    const ask = element("button", { type: "button" }, say("serverAsk", { server: server.name }));
    ask.addEventListener("click", () => {
      void askForServer(server.url).then((isNow) => {
        if (isNow) line.replaceChildren(element("p", null, say("serverAllowed")));
      });
    });
    line.append(ask);
  });
  return line;
}
