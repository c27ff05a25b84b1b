import { element } from "../ground/element.ts";
import { markingChoices } from "../ground/marking-choices.ts";
import { say } from "../ground/say.ts";
import type { Settings } from "../ground/settings.ts";
import { writeSettings } from "../ground/stored-settings.ts";
import { isOffOn } from "./off-sites.ts";
import type { View } from "./view.ts";

/** When pages are looked up: everywhere, not here, only when asked, nowhere. */
export function controlsView(): View {
  const choices = markingChoices((marking) => void writeSettings({ marking }));
  const box = element("input", { type: "checkbox" });
  const siteName = element("span", null);
  const site = element("label", { class: "choice" }, box, siteName);
  const settings = element("button", { type: "button", class: "link" }, say("settings"));
  settings.addEventListener("click", () => void chrome.runtime.openOptionsPage());
  const root = element(
    "footer",
    null,
    element("fieldset", null, element("legend", null, say("controls")), site, choices.root),
    element("p", null, settings),
    element("p", { class: "soft" }, say("askedHow")),
  );
  let host: string | null = null;
  let offSites: Settings["offSites"] = [];
  box.addEventListener("change", () => {
    if (host === null) return;
    // A site is switched on again with whatever above it kept it off.
    const others = offSites.filter((one) => host !== one && !host?.endsWith(`.${one}`));
    void writeSettings({ offSites: box.checked ? [...others, host].sort() : others });
  });
  return {
    root,
    show(page) {
      host = page.host;
      offSites = page.settings.offSites;
      site.hidden = host === null;
      if (host !== null) {
        siteName.textContent = say("offOn", { host });
        box.checked = isOffOn(host, page.settings);
      }
      choices.show(page.settings.marking);
    },
  };
}
