import type { PageState } from "../../ground/passage.ts";
import type { NodeRange } from "../text/page-text.ts";

/** What a card has to know of the page that it stands over. */
export interface MarkedPage {
  state(): PageState;
  /** Where a passage is painted, in reading order; empty where it is not. */
  rangesOf(passage: string): readonly NodeRange[];
  /** The passage that is looked at is set off from the others; null: none. */
  pointOut(passage: string | null): void;
}

/** The boxes of words, a line each; none where the text has gone. */
export function boxesOf(ranges: readonly NodeRange[]): DOMRect[] {
  return ranges.flatMap((range) => {
    const boxes = liveRange(range)?.getClientRects() ?? [];
    return [...boxes].filter(({ width, height }) => width > 0 && height > 0);
  });
}

/** Made for a moment: a range that is kept costs the page something with each of its changes. Null where the text has changed. */
export function liveRange({ node, from, to }: NodeRange): Range | null {
  if (!node.isConnected || to > node.data.length) return null;
  const range = new Range();
  range.setStart(node, from);
  range.setEnd(node, to);
  return range;
}
