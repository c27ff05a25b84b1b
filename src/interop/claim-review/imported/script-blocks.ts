import { Parser } from "htmlparser2";
import type { TakeUnit } from "./source-units.ts";

const JSON_LD = "application/ld+json";

/**
 * The JSON-LD of a page, a script element a unit. What stands in comments, or in scripts of another type, is none. Takes
 * bytes as Latin-1: tags are ASCII, and a block is decoded by itself.
 */
export class ScriptBlocks {
  readonly #parser: Parser;
  /** Offsets of line feeds that are not yet counted. */
  readonly #feeds: number[] = [];
  #offset = 0;
  #line: number;
  #block: { pieces: string[]; length: number; line: number } | null = null;

  constructor(take: TakeUnit, { limit, line }: { limit: number; line: number }) {
    this.#line = line;
    this.#parser = new Parser(
      {
        onopentag: (name, { type = "" }) => {
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
        onclosetag: (name) => {
          if (name !== "script" || this.#block === null) return;
          const { pieces, length, line } = this.#block;
          this.#block = null;
          const text = length > limit ? null : pieces.join("");
          // The first line of a block is that of its first word.
          const blank = /^\s*/.exec(text ?? "")?.[0] ?? "";
          take({ text, line: line + (blank.split("\n").length - 1) });
        },
      },
      { decodeEntities: false },
    );
  }

  write(chunk: string): void {
    for (let at = chunk.indexOf("\n"); at !== -1; at = chunk.indexOf("\n", at + 1)) {
      this.#feeds.push(this.#offset + at);
    }
    this.#offset += chunk.length;
    this.#parser.write(chunk);
    if (this.#block === null) this.#lineAt(this.#parser.endIndex);
  }

  end(): void {
    this.#parser.end();
  }

  #lineAt(offset: number): number {
    let passed = 0;
    while (passed < this.#feeds.length && (this.#feeds[passed] ?? 0) < offset) passed++;
    this.#feeds.splice(0, passed);
    this.#line += passed;
    return this.#line;
  }
}
