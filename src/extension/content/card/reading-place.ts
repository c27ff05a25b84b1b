import type { NodeRange } from "../text/page-text.ts";
import { liveRange } from "./marked-page.ts";

/** What was scrolled how far, what was selected, what had the focus: where a reader was before being led away. */
export interface ReadingPlace {
  /** Remembers how far something is scrolled that is about to be scrolled. */
  remember(box: Element): void;
  restore(): void;
}

export function readingPlace(): ReadingPlace {
  const scrolled = new Map<Element, { left: number; top: number }>();
  const focused = document.activeElement;
  const selection = getSelection();
  const selected =
    selection?.anchorNode && selection.focusNode
      ? {
          anchor: selection.anchorNode,
          at: selection.anchorOffset,
          focus: selection.focusNode,
          to: selection.focusOffset,
        }
      : null;
  return {
    remember(box) {
      if (!scrolled.has(box)) scrolled.set(box, { left: box.scrollLeft, top: box.scrollTop });
    },
    restore() {
      const now = getSelection();
      if (selected?.anchor.isConnected && selected.focus.isConnected) {
        try {
          now?.setBaseAndExtent(selected.anchor, selected.at, selected.focus, selected.to);
        } catch {
          now?.removeAllRanges();
        }
      } else now?.removeAllRanges();
      if (focused instanceof HTMLElement && focused !== document.body) focused.focus({ preventScroll: true });
      for (const [box, { left, top }] of scrolled) box.scrollTo({ left, top, behavior: "instant" });
    },
  };
}

/** Brings words to the middle of everything that scrolls around them. */
export function bringIntoView(ranges: readonly NodeRange[], before: (box: Element) => void): void {
  const range = ranges[0] === undefined ? null : liveRange(ranges[0]);
  if (range === null) return;
  for (const box of scrollersOf(range.startContainer)) {
    const words = range.getBoundingClientRect();
    const isPage = box === document.scrollingElement;
    const frame = isPage ? new DOMRect(0, 0, innerWidth, innerHeight) : box.getBoundingClientRect();
    const isSeen = words.top >= frame.top + 40 && words.bottom <= frame.bottom - 40;
    if (isSeen && words.left >= frame.left && words.right <= frame.right) continue;
    before(box);
    const down = words.top + words.height / 2 - (frame.top + frame.height / 3);
    const right = words.left < frame.left || words.right > frame.right ? words.left - frame.left - 24 : 0;
    box.scrollBy({ top: down, left: right, behavior: "instant" });
  }
}

/** From the inside out, through shadow roots and slots, the page last. */
function scrollersOf(node: Node): Element[] {
  const boxes: Element[] = [];
  for (let at: Node | null = node; at !== null; at = outside(at)) {
    if (!(at instanceof Element) || at === document.scrollingElement || at === document.body) continue;
    const { overflowY, overflowX } = getComputedStyle(at);
    const scrolls = /auto|scroll/;
    if (
      (scrolls.test(overflowY) && at.scrollHeight > at.clientHeight) ||
      (scrolls.test(overflowX) && at.scrollWidth > at.clientWidth)
    )
      boxes.push(at);
  }
  return document.scrollingElement === null ? boxes : [...boxes, document.scrollingElement];
}

function outside(node: Node): Node | null {
  const slot = node instanceof Element || node instanceof Text ? node.assignedSlot : null;
  return slot ?? node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);
}
