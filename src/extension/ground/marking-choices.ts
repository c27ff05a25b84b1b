import { element } from "./element.ts";
import { say } from "./say.ts";
import type { Settings } from "./settings.ts";

const WORDS = { always: "markAlways", asked: "markAsked", never: "markNever" } as const;

/** The three ways of marking as radio buttons. */
export function markingChoices(choose: (marking: Settings["marking"]) => void) {
  const radios = (["always", "asked", "never"] as const).map((marking) => {
    const radio = element("input", { type: "radio", name: "marking", value: marking });
    radio.addEventListener("change", () => choose(marking));
    return { marking, radio, label: element("label", { class: "choice" }, radio, say(WORDS[marking])) };
  });
  return {
    root: element("div", null, ...radios.map(({ label }) => label)),
    show(marking: Settings["marking"]) {
      for (const one of radios) one.radio.checked = one.marking === marking;
    },
  };
}
