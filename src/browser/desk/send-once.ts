import { IN_BROWSER } from "../../words/desk-browser.ts";

/** Who stopped the page while it was under way may press again after this, ms. */
const PATIENCE_MS = 10_000;

/** The button that was pressed says that the form is under way, and a second press does nothing. */
export function sendOnce(): void {
  const pressed = new Map<HTMLFormElement, { button: HTMLElement | null; text: string }>();
  const release = (form: HTMLFormElement) => {
    const { button, text } = pressed.get(form) ?? { button: null, text: "" };
    pressed.delete(form);
    if (button === null) return;
    button.textContent = text;
    button.removeAttribute("aria-disabled");
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    // What a script sends by itself is that script's to show.
    if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== "post") return;
    if (pressed.has(form)) return event.preventDefault();
    const button = event.submitter;
    pressed.set(form, { button, text: button?.textContent ?? "" });
    setTimeout(() => release(form), PATIENCE_MS);
    if (button === null) return;
    button.setAttribute("aria-disabled", "true");
    button.textContent = IN_BROWSER.sending;
  });
  // Back to the page as it was left: its buttons live again.
  window.addEventListener("pageshow", () => {
    for (const form of [...pressed.keys()]) release(form);
  });
}
