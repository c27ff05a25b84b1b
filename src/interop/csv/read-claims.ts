import { type NewClaim, newClaim } from "../../claims/claim-input.ts";
import { lastDayBegun } from "../../time-limits.ts";
import { type DateOrder, dateReader } from "./read-date.ts";
import { type Table, type TableRow, UnreadableTable } from "./read-table.ts";

export const FIELDS = ["claim", "claimant", "claimedOn", "verdict", "url", "quote"] as const;
export type Field = (typeof FIELDS)[number];

/** Which column each field is taken from: its name in the header, or #n, counted from 1. */
export type ColumnMap = ReadonlyMap<Field, string>;

export interface ClaimRow {
  line: number;
  claim: NewClaim;
  /** What the table says that a draft has no place for, for those who will work on it. */
  note: string | null;
}

export interface RowProblem {
  line: number;
  reason: string;
}

export interface ReadOptions {
  map: ColumnMap;
  dateOrder: DateOrder | null;
  language: string;
  /** RFC 3339. */
  now: string;
}

/** `claim=Behauptung,claimant=Wer, Was`: a comma parts only where a field follows it. Throws {@link UnreadableTable}. */
export function parseMap(given: string): ColumnMap {
  const map = new Map<Field, string>();
  for (const pair of given.split(new RegExp(`,(?=\\s*(?:${FIELDS.join("|")})\\s*=)`))) {
    const at = pair.indexOf("=");
    const field = FIELDS.find((one) => one === pair.slice(0, at).trim());
    const column = pair.slice(at + 1).trim();
    if (at === -1 || field === undefined || column === "") {
      throw new UnreadableTable(
        `--map says “${pair.trim()}”: write field=column,… with the fields ${FIELDS.join(", ")}.`,
      );
    }
    if (map.has(field)) throw new UnreadableTable(`--map names ${field} twice.`);
    map.set(field, column);
  }
  if (!map.has("claim"))
    throw new UnreadableTable("--map does not say which column holds the claim: write claim=COLUMN.");
  return map;
}

/** Names of columns that a map asks for, those that are asked for by number left out. */
export function namesIn(map: ColumnMap): string[] {
  return [...map.values()].filter((column) => !/^#\d+$/.test(column));
}

/** The rows of a table as drafts, and what is wrong with the others, in the order of their lines. Throws {@link UnreadableTable}. */
export function readClaims(table: Table, options: ReadOptions): (ClaimRow | RowProblem)[] {
  const [header, ...rows] = table.rows;
  if (header === undefined) throw new UnreadableTable("It is empty: the first row names the columns.");
  const at = findColumns(header, options.map);
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ""));
  const whole = filled.filter(({ cells }) => cells.length === header.cells.length);
  const dates = dateReader(
    whole.flatMap(({ cells }) => cellOf(cells, at, "claimedOn") ?? []),
    options.dateOrder,
  );
  const read = filled.map((row): ClaimRow | RowProblem => {
    const { line, cells } = row;
    if (cells.length !== header.cells.length) {
      return {
        line,
        reason: `it has ${cells.length} of ${header.cells.length} cells: which of them is which cannot be told`,
      };
    }
    return readRow(row, at, dates, options);
  });
  return table.broken === null ? read : [...read, table.broken];
}

function findColumns(header: TableRow, map: ColumnMap): ReadonlyMap<Field, number> {
  const names = header.cells.map((name) => name.normalize("NFC"));
  const columns = `The columns are ${names.map((name, i) => `#${i + 1} ${name}`).join(", ")}.`;
  const twice = names.find((name, i) => name !== "" && names.indexOf(name) !== i);
  if (twice !== undefined && namesIn(map).length > 0) {
    throw new UnreadableTable(
      `Two columns are called “${twice}”: name columns by number, such as claim=#1. ${columns}`,
    );
  }
  return new Map(
    [...map].map(([field, column]): [Field, number] => {
      const named = names.indexOf(column.normalize("NFC"));
      const index = named !== -1 ? named : /^#\d+$/.test(column) ? Number(column.slice(1)) - 1 : -1;
      if (index < 0 || index >= names.length) {
        throw new UnreadableTable(`There is no column ${column}. ${columns}`);
      }
      return [field, index];
    }),
  );
}

/** Null where the cell is empty, or no column was named for it. */
function cellOf(cells: readonly string[], at: ReadonlyMap<Field, number>, field: Field): string | null {
  const index = at.get(field);
  return (index === undefined ? "" : (cells[index] ?? "")) || null;
}

function readRow(
  { line, cells }: TableRow,
  at: ReadonlyMap<Field, number>,
  dates: ReturnType<typeof dateReader>,
  { language, now }: ReadOptions,
): ClaimRow | RowProblem {
  const of = (field: Field) => cellOf(cells, at, field);
  const text = of("claim");
  if (text === null) return { line, reason: "it has no claim" };
  if (cells.some((cell) => cell.includes("\ufffd"))) {
    return {
      line,
      reason:
        "it contains U+FFFD, which stands where a letter was lost: save the table anew from where it is whole",
    };
  }
  const written = of("claimedOn");
  const day = written === null ? { day: null } : dates.read(written);
  if ("reason" in day) return { line, reason: day.reason };
  if (day.day !== null && day.day > lastDayBegun(now))
    return { line, reason: `${day.day} has not begun yet` };
  const claimant = of("claimant");
  const parsed = newClaim.safeParse({
    text,
    language,
    claimant: claimant === null ? null : { name: claimant },
    claimedOn: day.day,
  });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path[0] === "claimant" ? "claimant" : "claim";
    return { line, reason: `${field}: ${issue?.message}` };
  }
  const note = [
    of("verdict") === null ? [] : `Verdict: ${of("verdict")}`,
    of("url") === null ? [] : `Source: ${of("url")}`,
    of("quote") === null ? [] : `Quote: ${of("quote")}`,
  ].flat();
  return { line, claim: parsed.data, note: note.length === 0 ? null : note.join("\n") };
}
