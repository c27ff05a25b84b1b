import { CsvError, parse } from "csv-parse/sync";
import { unguardCell } from "./formula-guard.ts";

/** Bytes of a table. A newsroom's of ten years has some five. */
export const TABLE_LIMIT_BYTES = 50 * 1024 * 1024;

export interface TableRow {
  /** Of the file, from 1, as an editor counts them: the first of a row with line breaks in its cells. */
  line: number;
  cells: string[];
}

export interface Table {
  delimiter: string;
  rows: TableRow[];
  /** Where a quotation mark makes the rest unreadable. */
  broken: { line: number; reason: string } | null;
}

/** What the whole table is refused for; `message` is for whoever brought it. */
export class UnreadableTable extends Error {}

const DELIMITERS = [",", ";", "\t", "|"];

/**
 * The text of a table: UTF-8, UTF-16 with a byte order mark, or the encoding that is named. Bytes that are no text of it are
 * refused, and shown as Western European, which is what they mostly are.
 */
export function decodeTable(bytes: Uint8Array, encoding: string | null): string {
  const marks: [string, number[]][] = [
    ["utf-8", [0xef, 0xbb, 0xbf]],
    ["utf-16le", [0xff, 0xfe]],
    ["utf-16be", [0xfe, 0xff]],
  ];
  const marked = marks.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte))?.[0];
  const label = marked ?? encoding ?? "utf-8";
  let text: string;
  try {
    text = new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof RangeError) throw new UnreadableTable(`There is no encoding ${label}.`);
    throw new UnreadableTable(`It is not ${label}. ${guessEncoding(bytes)}`);
  }
  if (text.includes("\u0000"))
    throw new UnreadableTable(
      "It contains NUL: it is no table of text, or UTF-16 without a byte order mark (--encoding utf-16le).",
    );
  return text;
}

function guessEncoding(bytes: Uint8Array): string {
  const text = new TextDecoder("windows-1252").decode(bytes);
  const line =
    text
      .split(/\r?\n/)
      .find((one) => /[^\t -~]/.test(one))
      ?.slice(0, 80) ?? "";
  return `With --encoding windows-1252 the first line with such letters reads “${line}”; if that is right, say so.`;
}

/** Rows of a table; its header is the first. `wanted` are names by which the delimiter is found. */
export function readTable(given: string, wanted: readonly string[]): Table {
  let text = given.replaceAll(/\r\n?/g, "\n");
  // What Excel writes above a table to say how it is parted.
  const said = /^sep=(.)\n/.exec(text)?.[1];
  const first = said === undefined ? 1 : 2;
  if (said !== undefined) text = text.slice(6);
  const delimiter = said ?? findDelimiter(text, wanted);
  return { delimiter, ...parseRows(text, delimiter, first) };
}

/** What the parser gives with `raw`, which its types do not say. */
function isRawRecord(given: unknown): given is { record: string[]; raw: string } {
  return typeof given === "object" && given !== null && "record" in given && "raw" in given;
}

/** The one under which the header has most of the names; of equals the one that parts it into most cells. */
function findDelimiter(text: string, wanted: readonly string[]): string {
  const beginning = text.slice(0, 64 * 1024);
  const scored = DELIMITERS.map((delimiter) => {
    const header = parseRows(beginning, delimiter, 1, 1).rows[0]?.cells ?? [];
    return { delimiter, found: wanted.filter((name) => header.includes(name)).length, cells: header.length };
  });
  const [best] = scored.toSorted((a, b) => b.found - a.found || b.cells - a.cells);
  return best?.delimiter ?? ",";
}

function parseRows(
  text: string,
  delimiter: string,
  first: number,
  most = Number.MAX_SAFE_INTEGER,
): Omit<Table, "delimiter"> {
  const rows: TableRow[] = [];
  let line = first;
  try {
    parse(text, {
      delimiter,
      record_delimiter: "\n",
      relax_column_count: true,
      raw: true,
      to: most,
      on_record: (given: unknown) => {
        if (!isRawRecord(given)) throw new Error("the parser gives no raw text");
        const { record, raw } = given;
        // Counted here: the parser counts a line break in a cell twice.
        rows.push({ line, cells: record.map((cell) => unguardCell(cell).trim()) });
        line += raw.split("\n").length - 1;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const reason =
      error.code === "CSV_QUOTE_NOT_CLOSED"
        ? "a quotation mark opens here and is never closed"
        : "a quotation mark stands where none can: one in a cell is written twice, in a cell that is in quotation marks";
    return { rows, broken: { line, reason: `${reason}. Nothing from here on was read` } };
  }
  return { rows, broken: null };
}
