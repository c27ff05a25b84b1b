import { element } from "../ground/element.ts";
import { markingChoices } from "../ground/marking-choices.ts";
import { say } from "../ground/say.ts";
import { writeSettings } from "../ground/stored-settings.ts";
import { section } from "./field.ts";
import type { OptionsView } from "./view.ts";

/** When pages are looked up. */
export function markingView(): OptionsView {
  const choices = markingChoices((marking) => void writeSettings({ marking }));
  const group = element("fieldset", null, element("legend", { class: "sr" }, say("controls")), choices.root);
  return { root: section(say("controls"), group), show: ({ marking }) => choices.show(marking) };
}

/** How much things stand out from each other. */
export function lookView(): OptionsView {
  const radios = (["as-the-browser", "more"] as const).map((contrast) => {
    const radio = element("input", { type: "radio", name: "contrast", value: contrast });
    radio.addEventListener("change", () => void writeSettings({ contrast }));
    const words = say(contrast === "more" ? "contrastMore" : "contrastUsual");
    return { contrast, radio, label: element("label", { class: "choice" }, radio, words) };
  });
  const group = element(
    "fieldset",
    null,
    element("legend", { class: "sr" }, say("look")),
    ...radios.map(({ label }) => label),
  );
  return {
    root: section(say("look"), group),
    show(settings) {
      for (const { contrast, radio } of radios) radio.checked = contrast === settings.contrast;
    },
  };
}
