/**
 * An article's text is kept nowhere in the browser: who is about to leave the page with one that is not sent is asked first. The
 * words of the question are the browser's.
 */
export function holdText(field: HTMLTextAreaElement): void {
  let isSent = false;
  field.form?.addEventListener("submit", (event) => {
    isSent = !event.defaultPrevented;
  });
  // Whoever comes back by the browser's own store has not sent it yet.
  window.addEventListener("pageshow", () => {
    isSent = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (!isSent && field.value.trim() !== "") event.preventDefault();
  });
}
