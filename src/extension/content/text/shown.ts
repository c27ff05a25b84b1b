import { boxOf, localNameOf, textContentOf } from "./unshadowed.ts";

/** How an element stands in the text that a reader sees. */
export interface Shown {
  /** Nothing in it is seen. */
  hidden: boolean;
  /** Its own text is not seen, that of elements in it may be. */
  textHidden: boolean;
  /** What parts it from the text around it; empty for what stands in a line. */
  boundary: "" | "\t" | "\n" | "\n\n";
  /** Floated or positioned: what stands around it goes on without it. */
  outOfFlow: boolean;
  /** Line feeds of its text are shown as such. */
  keepsLines: boolean;
}

const HIDDEN: Shown = { hidden: true, textHidden: true, boundary: "", outOfFlow: false, keepsLines: false };

/** Shown within a line unless something makes a block of them. */
const INLINE = new Set(
  "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark q ruby samp small span strong sub sup time tt u var".split(
    " ",
  ),
);

/** As read from `getComputedStyle`, by what a reader would see. */
export function shown(element: Element): Shown {
  const style = getComputedStyle(element);
  const { display, position } = style;
  if (display === "none" || Number(style.opacity) === 0 || style.contentVisibility === "hidden")
    return HIDDEN;
  if (display === "ruby-text" || style.textDecorationLine.includes("line-through")) return HIDDEN;
  const positioned = position === "absolute" || position === "fixed";
  if (isCutAway(element, style, positioned)) return HIDDEN;
  const outOfFlow = positioned || style.float !== "none";
  return {
    hidden: false,
    textHidden:
      style.visibility !== "visible" ||
      Number.parseFloat(style.fontSize) === 0 ||
      Number.parseFloat(style.textIndent) < -500,
    boundary: outOfFlow && isDropCap(element) ? "" : boundaryOf(display, localNameOf(element)),
    outOfFlow: outOfFlow && !isDropCap(element),
    keepsLines: !(style.whiteSpaceCollapse ?? "collapse").startsWith("collapse"),
  };
}

function boundaryOf(display: string, name: string): Shown["boundary"] {
  if (display === "contents" || display.startsWith("inline") || display.startsWith("ruby")) return "";
  if (display === "table-cell") return "\t";
  if (display === "list-item" || display === "table-row" || name === "div") return "\n";
  return "\n\n";
}

/** A first letter, made larger and floated: it is a block to the layout and half a word to its reader. */
function isDropCap(element: Element): boolean {
  if (!INLINE.has(localNameOf(element))) return false;
  const letters = (textContentOf(element) ?? "").replace(/[\s\u200b\u00ad]/gu, "");
  return letters.length > 0 && letters.length <= 4;
}

/** Clipped, folded to nothing or moved out of the page, as what is meant for screen readers alone is. */
function isCutAway(element: Element, style: CSSStyleDeclaration, positioned: boolean): boolean {
  const clips = style.overflowX !== "visible" && style.display !== "inline";
  const moved = style.position !== "static" || style.transform !== "none" || style.translate !== "none";
  if (positioned && isTinyRect(style.clip)) return true;
  if (/^inset\((?:[5-9]\d|100)/.test(style.clipPath) || /^circle\(0/.test(style.clipPath)) return true;
  if (!clips && !moved) return false;
  const { width, height, right, bottom } = boxOf(element);
  if (clips && (width <= 1 || height <= 1)) return true;
  return moved && width > 0 && (right + scrollX <= 0 || bottom + scrollY <= 0);
}

/** `rect(0px, 0px, 0px, 0px)` and its like. */
function isTinyRect(clip: string): boolean {
  const sides = clip.startsWith("rect(") ? clip.match(/-?[\d.]+/g) : null;
  return sides?.every((side) => Math.abs(Number(side)) <= 1) ?? false;
}
