import { find, prepareText } from "../anchoring/index.ts";

/** The words of the text that come nearest to a quote which does not stand in it; null where none is near. */
export function nearestText(text: string, quote: string): string | null {
  const found = find(prepareText(text), { exact: quote });
  return (found.places[0] ?? found.nearest)?.exact ?? null;
}
