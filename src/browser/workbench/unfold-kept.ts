/** A form whose words were put back after a reload is unfolded, with the line that says so. */
export function unfoldKept(): void {
  for (const line of document.querySelectorAll("details:not([open]) .kept")) {
    const fold = line.closest("details");
    if (fold) fold.open = true;
  }
}
