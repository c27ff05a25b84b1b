import { Parser } from "htmlparser2";
import { isReviewItem } from "./microdata-terms.ts";
import { ReferredElements } from "./referred-elements.ts";
import type { TakeUnit } from "./source-units.ts";

const JSON_LD = "application/ld+json";

const OUT_OF_REACH =
  "its itemref names elements elsewhere on a page that is too long to look for them: give it as a page of its own";

/**
 * Open elements. The parser keeps them in a list at whose front it works, so that each costs as much as there are; and pages
 * that somebody wrote have some tens.
 */
const DEEPEST = 20_000;

/**
 * What a page says in JSON-LD, a script element a unit, and its ClaimReviews in microdata, the element of one a unit. What stands
 * in comments, or in scripts of another type, is none. Microdata waits for the end of its page, or until as much waits as one unit may
 * have: JSON-LD says more, and of two records of a review the first is kept. Takes bytes as Latin-1: tags are ASCII, and a unit is
 * decoded by itself.
 */
export class PageBlocks {
  readonly #take: TakeUnit;
  readonly #limit: number;
  readonly #parser: Parser;
  /** Offsets of line feeds that are not yet counted. */
  readonly #feeds: number[] = [];
  #offset = 0;
  #line: number;
  #block: { pieces: string[]; length: number; line: number } | null = null;
  /** The page as far as it is held, out of which items are cut: as it came, for of one text each item would keep a copy. */
  readonly #held: string[] = [];
  /** Offset at which that begins. */
  #heldFrom = 0;
  /** The item in hand: how many of its elements are open, and whether it names others by `itemref`. */
  #item: { start: number; line: number; open: number; refers: boolean; isTooLong: boolean } | null = null;
  #waiting: { line: number; text: string | null; refers: boolean }[] = [];
  #waitingLength = 0;
  #depth = 0;
  /** The line in which that was too much: nothing is read from there on. */
  #tooDeep: number | null = null;

  constructor(take: TakeUnit, { limit, line }: { limit: number; line: number }) {
    this.#take = take;
    this.#limit = limit;
    this.#line = line;
    this.#parser = new Parser(
      {
        onopentag: (name, attributes) => {
          this.#depth += 1;
          if (this.#depth > DEEPEST) this.#tooDeep ??= this.#lineAt(this.#parser.startIndex);
          if (this.#item !== null) {
            this.#item.open += 1;
            this.#item.refers ||= "itemref" in attributes;
          } else if (isReviewItem(attributes)) this.#beginItem("itemref" in attributes);
          const { type = "" } = attributes;
          if (name !== "script" || type.split(";")[0]?.trim().toLowerCase() !== JSON_LD) return;
          this.#block = { pieces: [], length: 0, line: this.#lineAt(this.#parser.endIndex) };
        },
        ontext: (text) => {
          const block = this.#block;
          if (block === null) return;
          block.length += text.length;
          if (block.length <= limit) block.pieces.push(text);
          else block.pieces = [];
        },
        onclosetag: (name, isImplied) => {
          this.#depth -= 1;
          if (name === "script") this.#finishBlock();
          if (this.#item === null) return;
          this.#item.open -= 1;
          if (this.#item.open === 0) this.#finishItem(isImplied);
        },
      },
      { decodeEntities: false },
    );
  }

  write(chunk: string): void {
    if (this.#tooDeep !== null) return;
    for (let at = chunk.indexOf("\n"); at !== -1; at = chunk.indexOf("\n", at + 1)) {
      this.#feeds.push(this.#offset + at);
    }
    this.#offset += chunk.length;
    this.#held.push(chunk);
    this.#parser.write(chunk);
    if (this.#block === null) this.#lineAt(this.#parser.endIndex);
    this.#letGo();
  }

  end(): void {
    if (this.#tooDeep === null) this.#parser.end();
    else {
      const reason = `its elements are nested more than ${DEEPEST} deep, and nothing is read from there on`;
      this.#take({ line: this.#tooDeep, reason });
    }
    this.#giveWaiting(this.#heldFrom === 0 ? new ReferredElements(this.#held.join(""), this.#limit) : null);
  }

  #finishBlock(): void {
    if (this.#block === null) return;
    const { pieces, length, line } = this.#block;
    this.#block = null;
    const text = length > this.#limit ? null : pieces.join("");
    // The first line of a block is that of its first word.
    const blank = /^\s*/.exec(text ?? "")?.[0] ?? "";
    this.#take({ text, line: line + (blank.split("\n").length - 1) });
  }

  #beginItem(refers: boolean): void {
    const start = this.#parser.startIndex;
    this.#item = { start, line: this.#lineAt(start), open: 1, refers, isTooLong: false };
  }

  #finishItem(isImplied: boolean): void {
    const { start, line, refers, isTooLong } = this.#item ?? {};
    if (start === undefined || line === undefined || refers === undefined) return;
    this.#item = null;
    // What ends because something else begins ends before that; an element without content with its tag.
    const { startIndex, endIndex } = this.#parser;
    const end = isImplied && startIndex > start ? startIndex : endIndex + 1;
    const text = isTooLong || end - start > this.#limit ? null : this.#cut(start, end);
    this.#waiting.push({ line, text, refers });
    this.#waitingLength += text?.length ?? 0;
    if (this.#waitingLength > this.#limit) this.#giveWaiting(null);
  }

  #giveWaiting(page: ReferredElements | null): void {
    for (const { line, text, refers } of this.#waiting) {
      const elements = text === null || !refers ? [] : (page?.of(text) ?? null);
      if (elements === null) this.#take({ line, reason: OUT_OF_REACH });
      else this.#take({ line, text, elements });
    }
    this.#waiting = [];
    this.#waitingLength = 0;
  }

  #cut(start: number, end: number): string {
    const parts: string[] = [];
    // What is cut out has only just come.
    let from = this.#offset;
    for (let i = this.#held.length - 1; i >= 0 && from > start; i--) {
      const piece = this.#held[i] ?? "";
      from -= piece.length;
      if (from < end) parts.push(piece.slice(Math.max(0, start - from), end - from));
    }
    return parts.reverse().join("");
  }

  /** Holds no more of a page than a unit may have, and the item in hand, which may not have more. */
  #letGo(): void {
    if (this.#offset - this.#heldFrom <= this.#limit) return;
    const done = this.#parser.endIndex + 1;
    if (this.#item !== null && done - this.#item.start > this.#limit) this.#item.isTooLong = true;
    const needed = this.#item === null || this.#item.isTooLong ? done : this.#item.start;
    let pieces = 0;
    for (const { length } of this.#held) {
      if (this.#heldFrom + length > needed) break;
      this.#heldFrom += length;
      pieces += 1;
    }
    this.#held.splice(0, pieces);
  }

  #lineAt(offset: number): number {
    let passed = 0;
    while (passed < this.#feeds.length && (this.#feeds[passed] ?? 0) < offset) passed++;
    this.#feeds.splice(0, passed);
    this.#line += passed;
    return this.#line;
  }
}
