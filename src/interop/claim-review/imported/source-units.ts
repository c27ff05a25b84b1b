import { JsonElements } from "./json-elements.ts";
import { PageBlocks } from "./page-blocks.ts";

/** A piece of a source that is read by itself: a line, a script element, an item in microdata, a record of a document. */
export interface Unit {
  /** From 1. */
  line: number;
  text: string;
  /** Of microdata: the elements elsewhere that its `itemref`s name. What has none of this is JSON. */
  elements?: string[];
}

/** What could not be taken out of a source. */
export interface SourceProblem {
  line: number;
  reason: string;
}

/** A unit as it stands in the bytes; null where it is too long. */
export type TakeUnit = (unit: (Omit<Unit, "text"> & { text: string | null }) | SourceProblem) => void;

interface Cutter {
  write(chunk: string): void;
  end(): void;
}

/** Characters of one unit. A page's graph is a hundredth of it; what is longer is no record. */
export const UNIT_LIMIT = 8 * 1024 * 1024;

/** Bytes of a page in which it says how it is written, as the HTML standard has it. */
const DECLARED_WITHIN = 1024;

const TOO_LONG = `it is longer than ${UNIT_LIMIT / 1024 / 1024} MB: write one record a line, or one an element of an array`;

/**
 * The units of a source, as bytes come in, in whichever of its shapes it is: a page (its JSON-LD scripts and its microdata), one record a line,
 * or a document, whose array is taken apart. UTF-8, or UTF-16 with a byte order mark, or what a page's `meta charset` says;
 * each unit is decoded strictly, and one that cannot be is a problem of its own line.
 */
export async function* sourceUnits(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<(Unit | SourceProblem)[]> {
  let out: (Unit | SourceProblem)[] = [];
  let decode = utf8();
  const take: TakeUnit = (unit) => {
    if ("reason" in unit) out.push(unit);
    else if (unit.text === null) out.push({ line: unit.line, reason: TOO_LONG });
    else if (unit.text.trim() !== "") out.push(decoded({ ...unit, text: unit.text }, decode));
  };
  let cutter: Cutter | null = null;
  let head = "";
  let line = 1;
  for await (const chunk of asBytes(source)) {
    if (cutter === null) {
      head += chunk;
      // What is blank at the beginning is only counted, however much there is of it.
      const blank = head.length - head.trimStart().length;
      line += head.slice(0, blank).split("\n").length - 1;
      head = head.slice(blank);
      const shape = shapeOf(head, false);
      if (shape === null) continue;
      if (shape === "page") decode = decoderOf(head);
      cutter = cutterOf(shape, take, line);
      cutter.write(head);
      head = "";
    } else cutter.write(chunk);
    if (out.length > 0) yield out;
    out = [];
  }
  if (cutter === null) {
    const shape = shapeOf(head, true);
    if (shape === "page") decode = decoderOf(head);
    cutter = cutterOf(shape ?? "lines", take, line);
    cutter.write(head);
  }
  cutter.end();
  if (out.length > 0) yield out;
}

type Shape = "page" | "lines" | "document";

function cutterOf(shape: Shape, take: TakeUnit, line: number): Cutter {
  if (shape === "page") return new PageBlocks(take, { limit: UNIT_LIMIT, line });
  if (shape === "document") return new JsonElements(take, { limit: UNIT_LIMIT, line });
  return new Lines(take, line);
}

/** By its beginning; null while more of it has to be seen. A line that is a whole object is one of many. */
function shapeOf(head: string, isAll: boolean): Shape | null {
  const beginning = head.trimStart();
  if (beginning === "") return null;
  // What a page says of its writing has to be seen first.
  if (beginning.startsWith("<")) return isAll || beginning.length >= DECLARED_WITHIN ? "page" : null;
  const end = beginning.indexOf("\n");
  if (end === -1 && !isAll && head.length < UNIT_LIMIT) return null;
  const line = (end === -1 ? beginning : beginning.slice(0, end)).trimEnd();
  if (end === -1 && !isAll) return "document";
  // The only line of a source may hold a feed, whose records are better read one by one.
  if (end === -1 || beginning.slice(end).trim() === "") return /^[[{]/.test(line) ? "document" : "lines";
  const isWhole =
    (line.startsWith("{") && line.endsWith("}")) || (line.startsWith("[") && line.endsWith("]"));
  return isWhole || !/^[[{]/.test(line) ? "lines" : "document";
}

class Lines implements Cutter {
  readonly #take: TakeUnit;
  #line: number;
  #kept: string[] = [];
  #length = 0;

  constructor(take: TakeUnit, line: number) {
    this.#take = take;
    this.#line = line;
  }

  write(chunk: string): void {
    let start = 0;
    for (let end = chunk.indexOf("\n"); end !== -1; end = chunk.indexOf("\n", start)) {
      this.#keep(chunk.slice(start, end));
      this.end();
      this.#line++;
      start = end + 1;
    }
    this.#keep(chunk.slice(start));
  }

  end(): void {
    this.#take({ text: this.#length > UNIT_LIMIT ? null : this.#kept.join(""), line: this.#line });
    this.#kept = [];
    this.#length = 0;
  }

  #keep(piece: string): void {
    this.#length += piece.length;
    if (this.#length <= UNIT_LIMIT) this.#kept.push(piece);
    else this.#kept = [];
  }
}

/** Bytes as Latin-1, without a byte order mark; of UTF-16 the bytes of the same text in UTF-8. */
async function* asBytes(source: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let first = true;
  let utf16: TextDecoder | null = null;
  for await (const given of source) {
    let bytes = given;
    if (first && bytes.length > 0) {
      first = false;
      const mark = [bytes[0], bytes[1], bytes[2]].map((byte) => (byte ?? 0).toString(16)).join(" ");
      if (mark === "ef bb bf") bytes = bytes.subarray(3);
      else if (mark.startsWith("ff fe")) utf16 = new TextDecoder("utf-16le", { fatal: true });
      else if (mark.startsWith("fe ff")) utf16 = new TextDecoder("utf-16be", { fatal: true });
    }
    if (utf16 !== null) bytes = new TextEncoder().encode(utf16.decode(bytes, { stream: true }));
    yield latin1(bytes);
  }
  if (utf16 !== null) yield latin1(new TextEncoder().encode(utf16.decode()));
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

type Decode = (text: string) => string | null;

function decodeWith(label: string): Decode {
  const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
  return (text) => {
    if (!/[\x80-\xff]/.test(text)) return text;
    try {
      return decoder.decode(Buffer.from(text, "latin1"));
    } catch {
      return null;
    }
  };
}

function decoded(unit: Unit, decode: Decode): Unit | SourceProblem {
  const [text, ...elements] = [unit.text, ...(unit.elements ?? [])].map(decode);
  const isWhole = elements.every((element) => element !== null);
  if (typeof text !== "string" || !isWhole) {
    return { line: unit.line, reason: "its bytes are not the text that they claim to be: write it as UTF-8" };
  }
  return unit.elements === undefined ? { line: unit.line, text } : { line: unit.line, text, elements };
}

const utf8 = () => decodeWith("utf-8");

/** What a page says of its writing. */
function decoderOf(head: string): Decode {
  const label = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,40})/i.exec(head.slice(0, DECLARED_WITHIN))?.[1];
  if (label === undefined) return utf8();
  try {
    return decodeWith(label);
  } catch {
    return utf8();
  }
}
