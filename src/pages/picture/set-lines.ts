import { graphemes } from "./drawable-text.ts";

export interface Setting {
  lines: string[];
  /** Whether the end of the text did not go in. */
  isCut: boolean;
}

const ELLIPSIS = "…";

/** Where a line may end beside spaces: after hyphens, dashes and slashes between letters. */
const BREAK_AFTER = /(?<=[\p{L}\p{N}][-‐–—/])(?=[\p{L}\p{N}])/u;

/**
 * A text as lines of at most `width`, as few as there can be, and then as even as they can be. A word wider than a line is
 * broken between graphemes. What does not go into `most` lines is cut at a word.
 */
export function setLines(
  text: string,
  widthOf: (line: string) => number,
  { width, most }: { width: number; most: number },
): Setting {
  const pieces = piecesOf(text, widthOf, width);
  const full = fill(pieces, widthOf, width);
  if (full.length > most) return { lines: cut(full, widthOf, { width, most }), isCut: true };
  // The narrowest measure that needs no more lines: halving finds it to a few pixels.
  let [narrow, wide] = [width / 2, width];
  while (wide - narrow > 4) {
    const middle = (narrow + wide) / 2;
    const fits =
      fill(pieces, widthOf, middle).length === full.length &&
      pieces.every((one) => widthOf(one.text) <= middle);
    if (fits) wide = middle;
    else narrow = middle;
  }
  return { lines: fill(pieces, widthOf, wide), isCut: false };
}

interface Piece {
  text: string;
  /** Whether a space stands before it where it does not begin a line. */
  spaced: boolean;
}

function piecesOf(text: string, widthOf: (line: string) => number, width: number): Piece[] {
  return text.split(" ").flatMap((word) =>
    word
      .split(BREAK_AFTER)
      .flatMap((part) => (widthOf(part) <= width ? [part] : broken(part, widthOf, width)))
      .map((part, i) => ({ text: part, spaced: i === 0 })),
  );
}

function broken(word: string, widthOf: (line: string) => number, width: number): string[] {
  const parts = [""];
  for (const { segment } of graphemes.segment(word)) {
    const last = parts.at(-1) ?? "";
    if (last === "" || widthOf(last + segment) <= width) parts[parts.length - 1] = last + segment;
    else parts.push(segment);
  }
  return parts;
}

function fill(pieces: readonly Piece[], widthOf: (line: string) => number, width: number): string[] {
  const lines: string[] = [];
  for (const { text, spaced } of pieces) {
    const last = lines.at(-1);
    const longer = last === undefined ? text : `${last}${spaced ? " " : ""}${text}`;
    if (last !== undefined && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(text);
  }
  return lines;
}

function cut(
  lines: readonly string[],
  widthOf: (line: string) => number,
  { width, most }: { width: number; most: number },
): string[] {
  const kept = lines.slice(0, most);
  let last = kept.pop() ?? "";
  while (last !== "" && widthOf(withEllipsis(last)) > width) {
    const shorter = last.replace(/\s*\S+$/u, "");
    last = shorter === "" ? last.slice(0, -1) : shorter;
  }
  return [...kept, withEllipsis(last)];
}

/** No comma before it. */
export function withEllipsis(text: string): string {
  return `${text.replace(/[\s,;:.–—-]+$/u, "")}${ELLIPSIS}`;
}

/** The text, or its beginning up to the end of a word within so many graphemes. */
export function beginning(text: string, most: number): Setting {
  const all = [...graphemes.segment(text)];
  if (all.length <= most) return { lines: [text], isCut: false };
  const head = text.slice(0, all[most]?.index);
  const atWord = /^\s/u.test(text.slice(head.length)) ? head : head.replace(/\s+\S*$/u, "");
  return { lines: [withEllipsis(atWord === "" ? head : atWord)], isCut: true };
}
