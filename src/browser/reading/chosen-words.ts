/** Ours among the names that share a document's registry. */
const NAME = "verbatim-chosen";

/** Shows which words are meant, also while the focus is in a field and the browser shows no selection; null: none. */
export function showChosen(range: Range | null): void {
  if (!("highlights" in CSS)) return;
  if (range === null) CSS.highlights.delete(NAME);
  else CSS.highlights.set(NAME, new Highlight(range));
}
