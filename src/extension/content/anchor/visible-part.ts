import type { PageText } from "../text/page-text.ts";

/** From where to where the reader sees the text now, about; UTF-16 units. */
export function visiblePart(text: PageText): [from: number, to: number] {
  const range = new Range();
  const boxOf = (node: Text) => {
    range.selectNodeContents(node);
    return range.getBoundingClientRect();
  };
  const from = text.firstOffsetNot((node) => boxOf(node).bottom < 0);
  const to = text.firstOffsetNot((node) => boxOf(node).top < innerHeight);
  return [from, to];
}
