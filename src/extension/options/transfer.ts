import { element } from "../ground/element.ts";
import { say } from "../ground/say.ts";
import { readSettings, writeSettings } from "../ground/stored-settings.ts";
import { section } from "./field.ts";
import { readSettingsCopy, settingsCopy } from "./settings-copy.ts";
import type { OptionsView } from "./view.ts";

/** Settings as a file, out and in. */
export function transferView(): OptionsView {
  const save = element("button", { type: "button" }, say("exportSettings"));
  save.addEventListener("click", () => {
    void readSettings().then((settings) => {
      const url = URL.createObjectURL(new Blob([settingsCopy(settings)], { type: "application/json" }));
      element("a", { href: url, download: "verbatim-settings.json" }).click();
      URL.revokeObjectURL(url);
    });
  });
  const file = element("input", { type: "file", accept: "application/json,.json" });
  const said = element("p", { role: "status" });
  file.addEventListener("change", () => {
    const [chosen] = file.files ?? [];
    if (chosen === undefined) return;
    void chosen.text().then(async (text) => {
      file.value = "";
      const read = readSettingsCopy(text);
      if ("settings" in read) await writeSettings(read.settings);
      said.textContent = "settings" in read ? say("imported") : read.fault;
    });
  });
  const root = section(
    say("transfer"),
    element("p", { class: "soft" }, say("transferText")),
    element("p", null, save),
    element("label", { class: "field" }, element("span", null, say("importSettings")), file),
    said,
  );
  return { root, show: () => undefined };
}
