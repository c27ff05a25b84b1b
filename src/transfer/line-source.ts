import type { FileName } from "./format.ts";

/** A line of a file and where it stands there. */
export interface SourceLine {
  /** From 1. */
  number: number;
  /** Bytes from the beginning of the file, and of the line without its line feed. */
  offset: number;
  length: number;
  /** Null where the line is not UTF-8, or longer than anything that was ever exported. */
  text: string | null;
}

/** Where an import reads. Any line can be read again later by its place. */
export interface LineSource {
  lines(file: FileName | "format.json"): AsyncIterable<SourceLine>;
  line(file: FileName, place: Pick<SourceLine, "offset" | "length">): Promise<string>;
}
