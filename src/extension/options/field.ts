import { element } from "../ground/element.ts";

/** A field under its name, and the line that says what is wrong with what was typed. */
export function field(name: string, input: HTMLInputElement | HTMLSelectElement) {
  const wrong = element("span", { class: "wrong" });
  return {
    root: element("label", { class: "field" }, element("span", null, name), input, wrong),
    input,
    /** Says what is wrong, and leads there; null: nothing. */
    fault(text: string | null): void {
      wrong.textContent = text ?? "";
      if (text === null) input.removeAttribute("aria-invalid");
      else {
        input.setAttribute("aria-invalid", "true");
        input.focus();
      }
    },
  };
}

export function section(title: string, ...children: readonly (Node | null)[]): HTMLElement {
  return element("section", null, element("h2", null, title), ...children);
}
