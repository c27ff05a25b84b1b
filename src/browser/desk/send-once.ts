/** A second press while the first is under way would send the form again: it is taken for the same one, and dropped. */
export function sendOnce(): void {
  const sent = new WeakSet<HTMLFormElement>();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== "post") return;
    if (sent.has(form)) return event.preventDefault();
    sent.add(form);
    event.submitter?.setAttribute("aria-disabled", "true");
  });
  // Back to the page as it was left: its buttons live again.
  window.addEventListener("pageshow", () => {
    for (const form of document.forms) sent.delete(form);
    for (const button of document.querySelectorAll("button[aria-disabled]"))
      button.removeAttribute("aria-disabled");
  });
}
