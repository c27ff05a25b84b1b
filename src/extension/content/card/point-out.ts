import { POINTED_OUT } from "../anchor/mark-style.ts";
import type { NodeRange } from "../text/page-text.ts";

/** Sets words off from other marks, whatever their own are; none: nothing is set off. */
export function pointOut(ranges: readonly NodeRange[]): void {
  if (ranges.length === 0) {
    CSS.highlights.delete(POINTED_OUT);
    return;
  }
  const parts = ranges.map(
    ({ node, from, to }) =>
      new StaticRange({ startContainer: node, startOffset: from, endContainer: node, endOffset: to }),
  );
  const highlight = new Highlight(...parts);
  // Above marks of every kind (anchor/paint.ts).
  highlight.priority = 3;
  CSS.highlights.set(POINTED_OUT, highlight);
}
