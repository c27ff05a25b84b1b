import type { TakeUnit } from "./source-units.ts";

/** Members of a document whose elements are records of their own. */
const LISTS = new Set(["dataFeedElement", "itemListElement"]);

/**
 * Cuts a JSON document, as it comes in, into the texts of its records: the elements of its outermost array, or of a
 * feed's; a document without either is one record. Only brackets and strings are looked at, so that a record that is no JSON
 * spoils itself alone, and its line is known. Takes bytes as Latin-1, in which all that JSON is built of is the same.
 */
export class JsonElements {
  readonly #take: TakeUnit;
  readonly #limit: number;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #line: number;
  /** At what depth records begin; null while that is not known. */
  #splitAt: number | null = null;
  /** Of a root object's members: the last string, which may be a name, and whether it is being read. */
  #name = "";
  #isNamed = false;
  /** Where the unit in hand begins in this chunk; -1 where none is in hand. */
  #start = -1;
  #unitLine = 0;
  #kept: string[] = [];
  #keptLength = 0;

  constructor(take: TakeUnit, { limit, line }: { limit: number; line: number }) {
    this.#take = take;
    this.#limit = limit;
    this.#line = line;
  }

  write(chunk: string): void {
    if (this.#start !== -1) this.#start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const code = chunk.charCodeAt(at);
      if (code === 0x0a) this.#line++;
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (code === 0x5c) this.#escaped = true;
        else if (code === 0x22) this.#inString = false;
        if (this.#inString && this.#splitAt === null && this.#depth === 1 && this.#name.length < 32)
          this.#name += chunk[at];
        continue;
      }
      switch (code) {
        case 0x22: // "
          this.#inString = true;
          if (this.#splitAt === null && this.#depth === 1) this.#name = "";
          this.#begin(at);
          break;
        case 0x5b: // [
        case 0x7b: // {
          if (this.#opensList(code)) {
            this.#forget();
            this.#splitAt = this.#depth + 1;
          } else this.#begin(at);
          this.#depth++;
          break;
        case 0x5d: // ]
        case 0x7d: // }
          if (this.#depth === this.#splitAt) {
            this.#finish(chunk, at);
            this.#splitAt = null;
            this.#isNamed = true;
          }
          this.#depth = Math.max(0, this.#depth - 1);
          if (this.#depth === 0 && this.#start !== -1) this.#finish(chunk, at + 1);
          break;
        case 0x2c: // ,
          if (this.#depth === this.#splitAt) this.#finish(chunk, at);
          break;
        case 0x20:
        case 0x09:
        case 0x0a:
        case 0x0d:
        case 0x3a: // :
          break;
        default:
          this.#begin(at);
      }
    }
    if (this.#start !== -1) this.#keep(chunk.slice(this.#start));
  }

  end(): void {
    if (this.#start === -1) return;
    this.#start = 0;
    this.#finish("", 0);
  }

  #opensList(code: number): boolean {
    if (this.#splitAt !== null) return false;
    if (this.#depth === 0) return code === 0x5b;
    return this.#depth === 1 && code === 0x5b && LISTS.has(this.#name);
  }

  /** A unit begins here, unless one has, or all that could be in it is what stands around a list. */
  #begin(at: number): void {
    if (this.#start !== -1 || this.#isNamed) return;
    const level = this.#splitAt ?? 0;
    if (this.#depth !== level) return;
    this.#start = at;
    this.#unitLine = this.#line;
  }

  #keep(piece: string): void {
    this.#keptLength += piece.length;
    // What is too long is only measured.
    if (this.#keptLength <= this.#limit) this.#kept.push(piece);
    else this.#kept = [];
  }

  #forget(): void {
    this.#start = -1;
    this.#kept = [];
    this.#keptLength = 0;
  }

  #finish(chunk: string, end: number): void {
    if (this.#start === -1) return;
    this.#keep(chunk.slice(this.#start, end));
    const text = this.#keptLength > this.#limit ? null : this.#kept.join("");
    const line = this.#unitLine;
    this.#forget();
    this.#take({ text, line });
  }
}
