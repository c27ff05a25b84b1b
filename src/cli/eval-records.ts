import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { readRows } from "./eval-table.ts";

/** A claim or a query as a file has it. */
export interface EvalRecord {
  /** File and line, for messages. */
  readonly where: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The names that a field has in one collection or another, ours among them; the first that is there counts. */
export type FieldNames<Field extends string> = Readonly<Record<Field | "id" | "text", readonly string[]>>;

const object = z.record(z.string(), z.unknown());

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${where}: not JSON: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
}

function asRecord(value: unknown, where: string): EvalRecord {
  const fields = object.safeParse(value);
  if (!fields.success) throw new Error(`${where}: not a JSON object`);
  return { where, fields: fields.data };
}

function readWholeJson(text: string, path: string): EvalRecord[] {
  const value = parseJson(text, path);
  if (!Array.isArray(value)) return [asRecord(value, path)];
  return value.map((element, i) => asRecord(element, `${path}, element ${i + 1}`));
}

function readJson(path: string): EvalRecord[] {
  const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  if (text.trimStart().startsWith("[")) return readWholeJson(text, path);
  return text.split(/\r?\n/).flatMap((line, i) => {
    const where = `${path}, line ${i + 1}`;
    return line.trim() === "" ? [] : [asRecord(parseJson(line, where), where)];
  });
}

function readFolder(path: string): EvalRecord[] {
  const files = readdirSync(path).filter((name) => name.endsWith(".json"));
  return files
    .sort()
    .flatMap((name) =>
      readWholeJson(readFileSync(join(path, name), "utf8").replace(/^\uFEFF/, ""), join(path, name)),
    );
}

/** What the columns are called: by the header or, without one, by their places. Null if that leaves id or text open. */
function columnNames(
  first: readonly string[],
  names: FieldNames<never>,
  places: readonly string[],
): { columns: readonly string[]; hasHeader: boolean } | null {
  const header = first.map((name) => name.trim().toLowerCase());
  const known = new Set(Object.values(names).flat());
  if (!header.some((name) => known.has(name))) {
    return first.length > 1 && first.length <= places.length ? { columns: places, hasHeader: false } : null;
  }
  const has = (columns: readonly string[], field: "id" | "text"): boolean =>
    columns.some((name) => names[field].includes(name));
  // The organisers' tables come out of a program that writes a row's name first, under no name of its own.
  const columns = has(header, "id") || known.has(header[0] ?? "") ? header : ["id", ...header.slice(1)];
  if (!has(columns, "id")) return null;
  if (has(columns, "text")) return { columns, hasHeader: true };
  const [other, ...rest] = columns.filter((name) => !names.id.includes(name));
  if (other === undefined || rest.length > 0 || known.has(other)) return null;
  return { columns: columns.map((name) => (name === other ? "text" : name)), hasHeader: true };
}

function readTable(path: string, names: FieldNames<never>, places: readonly string[]): EvalRecord[] {
  const rows = readRows(path);
  const [first] = rows;
  if (first === undefined) return [];
  const found = columnNames(first.cells, names, places);
  if (found === null) {
    throw new Error(
      `${path}, line ${first.line}: one column must be called ${names.id.join(" or ")}, one ${names.text.join(" or ")}; there are: ${first.cells.join(", ")}`,
    );
  }
  return rows.slice(found.hasHeader ? 1 : 0).map(({ line, cells }) => ({
    where: `${path}, line ${line}`,
    fields: Object.fromEntries(cells.map((cell, i) => [found.columns[i] ?? "", cell])),
  }));
}

/**
 * Reads JSON Lines, a JSON array, a folder with a JSON file for each record (in the order of their names), or, if it is called .tsv,
 * .csv or .txt, a tab-separated table, with a header or, if its columns are no more than `places`, without.
 *
 * @throws Error with the file and the line, or what reading the file throws.
 */
export function readRecords(
  path: string,
  names: FieldNames<never>,
  places: readonly string[],
): readonly EvalRecord[] {
  if (statSync(path).isDirectory()) return readFolder(path);
  return /\.(?:tsv|csv|txt)$/i.test(path) ? readTable(path, names, places) : readJson(path);
}

/** The record with our names for its fields; what it has not is left out. */
export function named<Field extends string>(
  { fields }: EvalRecord,
  names: FieldNames<Field>,
): Partial<Record<Field | "id" | "text", unknown>> {
  const found: Partial<Record<Field | "id" | "text", unknown>> = {};
  for (const field of Object.keys(names) as (keyof typeof names)[]) {
    const name = names[field].find((one) => fields[one] !== undefined);
    if (name !== undefined) found[field] = fields[name];
  }
  return found;
}
