import { element } from "../ground/element.ts";
import { say } from "../ground/say.ts";
import type { Settings } from "../ground/settings.ts";
import { writeSettings } from "../ground/stored-settings.ts";
import { field, section } from "./field.ts";
import { hostFrom } from "./hosts.ts";
import type { OptionsView } from "./view.ts";

/** Sites on which nothing is looked up. */
export function sitesView(): OptionsView {
  let offSites: Settings["offSites"] = [];
  const list = element("ul", null);
  const host = field(
    say("siteHost"),
    element("input", { type: "text", autocomplete: "off", spellcheck: "false" }),
  );
  const form = element(
    "form",
    { novalidate: "" },
    element("h3", null, say("siteAdd")),
    host.root,
    element("button", { type: "submit" }, say("add")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const added = hostFrom(host.input.value);
    host.fault(added === null ? say("badHost") : null);
    if (added === null) return;
    form.reset();
    void writeSettings({ offSites: [...new Set([...offSites, added])].sort() });
  });
  function row(site: string): HTMLElement {
    const remove = element("button", { type: "button", class: "link" }, say("siteRemove", { host: site }));
    remove.addEventListener("click", () => {
      host.input.focus();
      void writeSettings({ offSites: offSites.filter((one) => one !== site) });
    });
    return element("li", null, element("bdi", null, site), " ", remove);
  }
  return {
    root: section(say("sites"), list, form),
    show(settings) {
      offSites = settings.offSites;
      list.replaceChildren(
        ...(offSites.length === 0 ? [element("li", { class: "soft" }, say("sitesNone"))] : offSites.map(row)),
      );
    },
  };
}
