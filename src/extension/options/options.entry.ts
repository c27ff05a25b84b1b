import { element } from "../ground/element.ts";
import { dressPage, showContrast } from "../ground/own-page.ts";
import { say } from "../ground/say.ts";
import { onSettingsChanged, readSettings } from "../ground/stored-settings.ts";
import { keysView } from "./keys.ts";
import { lookView, markingView } from "./look.ts";
import { OPTIONS_CSS } from "./options-css.ts";
import { serversView } from "./servers.ts";
import { sitesView } from "./sites.ts";
import { transferView } from "./transfer.ts";
import type { OptionsView } from "./view.ts";

dressPage(`${say("optionsTitle")} · ${say("extensionName")}`, OPTIONS_CSS);

const views: readonly OptionsView[] = [
  serversView(),
  markingView(),
  sitesView(),
  lookView(),
  keysView(),
  transferView(),
];
const main = element("main", null, ...views.map(({ root }) => root));
document.body.append(
  element(
    "header",
    null,
    element("span", { class: "name" }, say("extensionName")),
    element("h1", null, say("optionsTitle")),
  ),
  main,
);
const show = (settings: Awaited<ReturnType<typeof readSettings>>) => {
  showContrast(settings);
  for (const view of views) view.show(settings);
};
onSettingsChanged(show);
readSettings().then(show, console.error);
