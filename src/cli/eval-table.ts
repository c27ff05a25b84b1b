import { readFileSync } from "node:fs";
import { CsvError, parse } from "csv-parse/sync";
import * as z from "zod";

export interface Row {
  /** Counted from 1, blank lines too; a row that goes over several lines begins here. */
  readonly line: number;
  readonly cells: readonly string[];
}

const LINE_END = /\r?\n/;

const parsed = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

/** `most`: rows to read. Throws {@link CsvError} for a quotation mark that nothing closes. */
function readQuoted(text: string, most = -1): Row[] {
  const result = parse(text, {
    delimiter: "\t",
    record_delimiter: ["\r\n", "\n"],
    // A mark inside a cell that does not begin with one is what somebody wrote.
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
    to: most,
  });
  return parsed.parse(result).map(({ record, info }) => {
    const inside = record.reduce((sum, cell) => sum + cell.split(LINE_END).length - 1, 0);
    return { line: info.lines - inside, cells: record };
  });
}

/** Where a row begins in which a quotation mark is not closed: after those that could be read. */
function lineAfter(text: string, rows: number): number {
  const last = rows > 0 ? readQuoted(text, rows).at(-1) : undefined;
  return last === undefined ? 1 : last.line + last.cells.join("").split(LINE_END).length;
}

function readPlain(text: string): Row[] {
  return text
    .split(LINE_END)
    .map((line, i) => ({ line: i + 1, cells: line.split("\t") }))
    .filter(({ cells }) => cells.length > 1 || cells[0] !== "");
}

/** The first row that has not as many cells as the first of all. */
function oddRow(rows: readonly Row[]): Row | undefined {
  return rows.find((row) => row.cells.length !== rows[0]?.cells.length);
}

/**
 * The rows of a tab-separated file, all of the same length. Cells are quoted as in CSV; a file that cannot be read so, because
 * quotation marks are only what somebody wrote, is taken as it stands if that gives every row the same length.
 *
 * @throws Error with the file and the line, if neither does.
 */
export function readRows(path: string): readonly Row[] {
  const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  const plain = readPlain(text);
  const plainOdd = oddRow(plain);
  let quoted: Row[];
  try {
    quoted = readQuoted(text);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (plainOdd === undefined) return plain;
    const line = lineAfter(text, Number(error.records));
    throw new Error(`${path}, line ${line}: a quotation mark is not closed`, { cause: error });
  }
  const odd = oddRow(quoted);
  if (odd === undefined) return quoted;
  if (plainOdd === undefined) return plain;
  throw new Error(
    `${path}, line ${odd.line}: ${odd.cells.length} columns where the first line has ${quoted[0]?.cells.length}`,
  );
}
