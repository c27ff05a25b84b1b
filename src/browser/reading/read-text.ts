/** UTF-16 offsets in the stored text. */
export interface Selected {
  readonly start: number;
  readonly end: number;
  /** More was selected than the text. */
  readonly isClamped: boolean;
}

/** The element whose text nodes are a stored text, and positions in it. */
export class ReadText {
  readonly root: HTMLElement;
  readonly content: string;
  readonly #nodes: Text[] = [];
  /** Where each node begins in `content`. */
  readonly #starts: number[] = [];
  readonly #places = new Map<Node, number>();

  constructor(root: HTMLElement) {
    this.root = root;
    let length = 0;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (!(node instanceof Text)) continue;
      this.#places.set(node, length);
      this.#nodes.push(node);
      this.#starts.push(length);
      length += node.data.length;
    }
    this.content = this.#nodes.map(({ data }) => data).join("");
  }

  /** What of the text a selection covers, in logical order; null where that is nothing. */
  selected(selection: Selection | null): Selected | null {
    if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!range.intersectsNode(this.root)) return null;
    const startsInside = this.root.contains(range.startContainer);
    const endsInside = this.root.contains(range.endContainer);
    const start = startsInside ? this.#offsetOf(range.startContainer, range.startOffset) : 0;
    const end = endsInside ? this.#offsetOf(range.endContainer, range.endOffset) : this.content.length;
    return start < end ? { start, end, isClamped: !startsInside || !endsInside } : null;
  }

  /** A range over the text's own nodes. */
  rangeOf(start: number, end: number): Range {
    const range = document.createRange();
    const [from, to] = [this.#nodeAt(start, false), this.#nodeAt(end, true)];
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range;
  }

  #offsetOf(container: Node, offset: number): number {
    const known = this.#places.get(container);
    if (known !== undefined) return known + offset;
    const before = document.createRange();
    before.setStart(this.root, 0);
    before.setEnd(container, offset);
    return before.toString().length;
  }

  #nodeAt(offset: number, isEnd: boolean): { node: Node; offset: number } {
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const start = this.#starts[middle] ?? 0;
      if (isEnd ? start < offset : start <= offset) low = middle + 1;
      else high = middle;
    }
    const node = this.#nodes[low - 1];
    return node === undefined
      ? { node: this.root, offset: 0 }
      : { node, offset: offset - (this.#starts[low - 1] ?? 0) };
  }
}
