/** A text node of the page and where it stands in the page's text. Offsets are UTF-16 units. */
export interface TextPiece {
  readonly node: Text;
  /** Where its first unit stands in the page's text. */
  readonly start: number;
  readonly length: number;
}

/** Part of a text node. */
export interface NodeRange {
  readonly node: Text;
  readonly from: number;
  readonly to: number;
}

export interface PageParts {
  pieces: readonly TextPiece[];
  /** Words that are struck out, and where they would stand. */
  struck: readonly TextPiece[];
  mayBecomeHosts: readonly Element[];
  roots: readonly ShadowRoot[];
}

/** What a reader sees of a page as one text, and the way back from it to the page. */
export class PageText {
  readonly text: string;
  /** In reading order. */
  readonly pieces: readonly TextPiece[];
  /** Elements that may come to have a shadow root: attaching one tells nobody. */
  readonly mayBecomeHosts: readonly Element[];
  /** Shadow roots that were entered, for whoever watches them. */
  readonly roots: readonly ShadowRoot[];
  readonly #struck: readonly TextPiece[];

  constructor(text: string, { pieces, struck, mayBecomeHosts, roots }: PageParts) {
    this.text = text;
    this.pieces = pieces;
    this.#struck = struck;
    this.mayBecomeHosts = mayBecomeHosts;
    this.roots = roots;
  }

  /** As `rangesOf`, with the words that are shown as struck out between them: a correction is seen as one. */
  rangesWithStruck(start: number, end: number): NodeRange[] {
    const within = this.#struck.filter((piece) => piece.start > start && piece.start < end);
    return [
      ...this.rangesOf(start, end),
      ...within.map(({ node, length }) => ({ node, from: 0, to: length })),
    ];
  }

  /** The parts of text nodes that hold `[start, end)`, in reading order. */
  rangesOf(start: number, end: number): NodeRange[] {
    const ranges: NodeRange[] = [];
    for (let index = this.#lastAt(start); index < this.pieces.length; index++) {
      const piece = this.pieces[index];
      if (piece === undefined || piece.start >= end) break;
      const from = Math.max(0, start - piece.start);
      const to = Math.min(piece.length, end - piece.start);
      if (from < to) ranges.push({ node: piece.node, from, to });
    }
    return ranges;
  }

  /**
   * Which part of the text is about where the reader looks, found by halving: pieces follow each other down the page, but for floats.
   * `isAbove`: does this node end before the reader's window begins?
   */
  firstOffsetNot(isAbove: (node: Text) => boolean): number {
    let [low, high] = [0, this.pieces.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const piece = this.pieces[middle];
      if (piece !== undefined && isAbove(piece.node)) low = middle + 1;
      else high = middle;
    }
    return this.pieces[low]?.start ?? this.text.length;
  }

  /** Index of the last piece that begins at or before. */
  #lastAt(offset: number): number {
    let [low, high] = [0, this.pieces.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.pieces[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }
}
