import { quoteOfSelection } from "../../browser/selection/quote-of-selection.ts";
import type { PageSelection } from "../ground/selected.ts";
import type { PageText } from "./text/page-text.ts";
import { readPage } from "./text/read-page.ts";
import { rootElement } from "./text/unshadowed.ts";

// Put into a page when its reader asks about selected words, and at no other time. Tells the background, once.

/** Where a point of the page stands in its text; of one that is in no text, where what follows it stands. */
function offsetOfPoint(text: PageText, container: Node, offset: number): number {
  const piece = text.pieces.find(({ node }) => node === container);
  if (piece !== undefined) return piece.start + Math.min(offset, piece.length);
  const point = new Range();
  point.setStart(container, offset);
  // Nodes of other trees cannot be compared with: as if they came later.
  const isAbove = (node: Text) =>
    node.getRootNode() === container.getRootNode() && point.comparePoint(node, 0) === -1;
  return text.firstOffsetNot(isAbove);
}

function wholeText(): PageText {
  const walk = readPage(rootElement());
  for (let step = walk.next(); ; step = walk.next()) if (step.done) return step.value;
}

function selected(): PageSelection {
  const selection = getSelection();
  const text = wholeText();
  const words = selection?.toString() ?? "";
  const range = selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  const language = document.documentElement.lang;
  const quote =
    range === null || range.collapsed
      ? null
      : quoteOfSelection(
          text.text,
          offsetOfPoint(text, range.startContainer, range.startOffset),
          offsetOfPoint(text, range.endContainer, range.endOffset),
          language || undefined,
        );
  const { exact, prefix, suffix } = quote ?? { exact: "", prefix: "", suffix: "" };
  return {
    words,
    quote: quote === null ? null : { exact, prefix, suffix },
    pageText: text.text,
    title: document.title,
    language,
  };
}

chrome.runtime.sendMessage({ type: "selected", selection: selected() }).catch(() => {});
