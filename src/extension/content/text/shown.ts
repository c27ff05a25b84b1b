import { boxOf, localNameOf, textContentOf } from "./unshadowed.ts";

/** How an element stands in the text that a reader sees. */
export interface Shown {
  /** Nothing in it is seen. */
  hidden: boolean;
  /** It is seen as struck out: the words no longer stand. */
  struck: boolean;
  /** Its own text is not seen, that of elements in it may be. */
  textHidden: boolean;
  /** What parts it from the text around it; empty for what stands in a line. */
  boundary: "" | "\t" | "\n" | "\n\n";
  /** Floated or positioned: what stands around it goes on without it. */
  outOfFlow: boolean;
  /** Line feeds of its text are shown as such. */
  keepsLines: boolean;
}

const HIDDEN: Shown = {
  hidden: true,
  struck: false,
  textHidden: true,
  boundary: "",
  outOfFlow: false,
  keepsLines: false,
};

/** Px: so far to the left or up that nobody sees it. */
const FAR = -500;

/** A correction that is shown as one. */
const STRUCK = new Set(["del", "s", "strike"]);

/** As read from `getComputedStyle`, by what a reader would see. */
export function shown(element: Element): Shown {
  const style = getComputedStyle(element);
  const { display, position } = style;
  if (display === "none" || Number(style.opacity) === 0 || style.contentVisibility === "hidden")
    return HIDDEN;
  if (display === "ruby-text") return HIDDEN;
  const positioned = position === "absolute" || position === "fixed";
  if (isCutAway(element, style, positioned)) return HIDDEN;
  const isCap = style.float !== "none" && isDropCap(element);
  const outOfFlow = (positioned || style.float !== "none") && !isCap;
  return {
    hidden: false,
    struck: STRUCK.has(localNameOf(element)) || style.textDecorationLine.includes("line-through"),
    textHidden:
      style.visibility !== "visible" ||
      Number.parseFloat(style.fontSize) === 0 ||
      Number.parseFloat(style.textIndent) < FAR,
    boundary: isCap ? "" : boundaryOf(display, localNameOf(element)),
    outOfFlow,
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
  return /^[\s\p{P}]*\p{L}{1,2}\s*$/u.test(textContentOf(element) ?? "");
}

/** Clipped, folded to nothing or moved out of the page, as what is meant for screen readers alone is. */
function isCutAway(element: Element, style: CSSStyleDeclaration, positioned: boolean): boolean {
  const clips = style.overflowX !== "visible" && style.display !== "inline";
  const transformed = style.transform !== "none" || style.translate !== "none" || style.scale !== "none";
  const moved =
    transformed ||
    style.position !== "static" ||
    Number.parseFloat(style.marginLeft) < FAR ||
    Number.parseFloat(style.marginTop) < FAR;
  if (positioned && isTinyRect(style.clip)) return true;
  if (/^inset\((?:[5-9]\d|100)/.test(style.clipPath) || /^circle\(0/.test(style.clipPath)) return true;
  if (!clips && !moved) return false;
  const { width, height, right, bottom } = boxOf(element);
  if (clips && (width <= 1 || height <= 1)) return true;
  if (transformed && (width === 0 || height === 0)) return true;
  return moved && width > 0 && (right + scrollX <= 0 || bottom + scrollY <= 0);
}

/** `rect(0px, 0px, 0px, 0px)` and its like. */
function isTinyRect(clip: string): boolean {
  const sides = clip.startsWith("rect(") ? clip.match(/-?[\d.]+/g) : null;
  return sides?.every((side) => Math.abs(Number(side)) <= 1) ?? false;
}
