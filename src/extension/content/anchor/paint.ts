import type { MarkFamily } from "../../ground/passage.ts";
import type { Colour } from "../../ground/settings.ts";
import type { NodeRange } from "../text/page-text.ts";
import { highlightName } from "./mark-style.ts";

export interface Mark {
  family: MarkFamily;
  colour: Colour;
  hasChanged: boolean;
  ranges: readonly NodeRange[];
}

/**
 * Paints by the CSS Custom Highlight API: not a byte of the page's document changes. Ranges are static, because live ones cost the
 * page something with each of its changes. The registry is the page's too: it may empty it, and nothing says so.
 */
export class Painter {
  /** By name, what was set and how many ranges it has. */
  #painted = new Map<string, { highlight: Highlight; size: number }>();
  #marks: readonly Mark[] = [];

  paint(marks: readonly Mark[]): void {
    this.#marks = marks;
    const ranges = new Map<string, StaticRange[]>();
    for (const { family, colour, hasChanged, ranges: parts } of marks) {
      const name = highlightName(family, colour, hasChanged);
      const all = ranges.get(name) ?? [];
      for (const { node, from, to } of parts) {
        all.push(
          new StaticRange({ startContainer: node, startOffset: from, endContainer: node, endOffset: to }),
        );
      }
      ranges.set(name, all);
    }
    for (const name of this.#painted.keys()) if (!ranges.has(name)) CSS.highlights.delete(name);
    this.#painted = new Map();
    for (const [name, parts] of ranges) {
      const highlight = new Highlight(...parts);
      // Words that have changed are never covered by others that stand.
      highlight.priority = name.includes("changed") ? 2 : 1;
      CSS.highlights.set(name, highlight);
      this.#painted.set(name, { highlight, size: highlight.size });
    }
  }

  /** Paints again what somebody took away or added to. */
  restore(): boolean {
    const isWhole = [...this.#painted].every(
      ([name, { highlight, size }]) => CSS.highlights.get(name) === highlight && highlight.size === size,
    );
    if (!isWhole) this.paint(this.#marks);
    return !isWhole;
  }

  clear(): void {
    this.paint([]);
  }
}
