import { createReadStream } from "node:fs";
import { type FileHandle, open, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { NotAnExport } from "../transfer/import-lines.ts";
import type { LineSource, SourceLine } from "../transfer/line-source.ts";

const LINE_FEED = 0x0a;
/** Bytes read at a time. */
const CHUNK = 256 * 1024;
/** Longest line that is taken into memory, bytes: an article with a dozen kept texts of the largest size. */
const LONGEST_LINE = 128 * 1024 * 1024;
const PART = ".part";
/** Some editors and spreadsheets write it before the first line. */
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
/** Anything that is not UTF-8 is refused, not replaced; a mark further on is no JSON either. */
const DECODER = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Files of lines in a folder, read without ever holding more than a line. A file that is not there has no lines. */
export function lineFiles(folder: string): LineSource {
  return {
    lines: (name) => readLines(join(folder, name)),
    async line(name, { offset, length }) {
      const file = await open(join(folder, name));
      try {
        const { buffer } = await file.read(Buffer.alloc(length), 0, length, offset);
        return buffer.toString("utf8");
      } finally {
        await file.close();
      }
    },
  };
}

async function* readLines(path: string): AsyncGenerator<SourceLine> {
  let pieces: Buffer[] = [];
  let length = 0;
  let offset = 0;
  let number = 0;
  const finish = (): SourceLine => {
    number += 1;
    if (number === 1) skipMark();
    const line = { number, offset, length, text: length > LONGEST_LINE ? null : decode(pieces) };
    offset += length + 1;
    pieces = [];
    length = 0;
    return line;
  };
  const skipMark = () => {
    const bytes = pieces.length === 1 ? pieces[0] : Buffer.concat(pieces);
    if (!bytes?.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK)) return;
    offset = BYTE_ORDER_MARK.length;
    length -= offset;
    pieces = [bytes.subarray(offset)];
  };
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
      const bytes: Buffer = chunk;
      let start = 0;
      for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
        length += end - start;
        if (length <= LONGEST_LINE) pieces.push(bytes.subarray(start, end));
        start = end + 1;
        yield finish();
      }
      length += bytes.length - start;
      if (length <= LONGEST_LINE) pieces.push(bytes.subarray(start));
      else pieces = [];
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENOENT") return;
    if (code === "ENOTDIR")
      throw new NotAnExport(`${dirname(path)} is a file: name the folder of an export.`);
    if (code === "EISDIR") throw new NotAnExport(`${path} is a folder: an export has a file of lines there.`);
    throw error;
  }
  if (length > 0) yield finish();
}

/** Null for what is not UTF-8. */
function decode(pieces: Buffer[]): string | null {
  try {
    const [only] = pieces;
    return DECODER.decode(pieces.length === 1 ? only : Buffer.concat(pieces));
  } catch {
    return null;
  }
}

/** Writes lines into files of a folder. They get their names only by `finish`, so that a half export is never taken for one. */
export class LineWriter {
  readonly #folder: string;
  readonly #files = new Map<string, FileHandle>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Makes the file, empty at first. */
  async create(name: string): Promise<void> {
    this.#files.set(name, await open(join(this.#folder, name + PART), "w"));
  }

  async write(name: string, lines: string[]): Promise<void> {
    await this.#files.get(name)?.write(lines.map((line) => `${line}\n`).join(""));
  }

  async finish(): Promise<void> {
    for (const [name, file] of this.#files) {
      await file.sync();
      await file.close();
      await rename(join(this.#folder, name + PART), join(this.#folder, name));
    }
  }
}
