import {
  Column,
  getTableColumns,
  getTableName,
  type InferInsertModel,
  Param,
  SQL,
  StringChunk,
} from "drizzle-orm";
import { SQLiteAsyncDialect, SQLiteTable } from "drizzle-orm/sqlite-core";
import { drizzle } from "drizzle-orm/sqlite-proxy";
import { type Argument, toArgument, toArguments } from "./database.ts";

/** A statement with its arguments, ready for a batch. */
export interface Statement {
  sql: string;
  args: Argument[];
}

const dialect = new SQLiteAsyncDialect();

/** Builds queries that {@link Database.write} runs; has no connection of its own. */
export const build = drizzle(async () => {
  throw new Error("this builder has no database: pass the statement to write()");
});

export function statement(query: SQL): Statement {
  const plain = renderPlain(query);
  if (plain !== null) return plain;
  const built = dialect.sqlToQuery(query);
  return { sql: built.sql, args: toArguments(built.params) };
}

/**
 * What the dialect makes of text, values, tables and columns, which is all that most statements are made of; null where there is
 * anything else. The dialect asks of each part whether it is one of fourteen things, and that took longer than running what it made.
 */
function renderPlain(query: SQL): Statement | null {
  const args: Argument[] = [];
  const sql = plainSql(query, args);
  return sql === null ? null : { sql, args };
}

function plainSql({ queryChunks }: SQL, args: Argument[]): string | null {
  let sql = "";
  for (const chunk of queryChunks) {
    if (chunk instanceof StringChunk) {
      for (const text of chunk.value) sql += text;
    } else if (
      typeof chunk === "string" ||
      typeof chunk === "number" ||
      typeof chunk === "boolean" ||
      chunk === null
    ) {
      sql += "?";
      args.push(toArgument(chunk));
    } else if (chunk instanceof SQL) {
      const inner = plainSql(chunk, args);
      if (inner === null) return null;
      sql += inner;
    } else if (chunk instanceof Column) sql += `"${getTableName(chunk.table)}"."${chunk.name}"`;
    else if (chunk instanceof SQLiteTable) sql += nameOf(chunk);
    else if (chunk instanceof Param && (typeof chunk.value === "string" || typeof chunk.value === "number")) {
      const value: unknown = chunk.encoder.mapToDriverValue(chunk.value);
      if (value instanceof SQL) return null;
      sql += "?";
      args.push(toArgument(value));
    } else return null;
  }
  return sql;
}

/** `INSERT … SELECT values WHERE condition`: an insert that does nothing unless the condition holds. */
export function insertWhere<T extends SQLiteTable>(
  table: T,
  values: InferInsertModel<T>,
  condition: SQL,
): Statement {
  const { names, marks, args } = columnsOf(table, values);
  const when = render(condition);
  return {
    sql: `insert into ${nameOf(table)} (${names.join(", ")}) select ${marks} where ${when.sql}`,
    args: [...args, ...when.args],
  };
}

/** `UPDATE … SET values` of the rows that have these values in the columns of `key`, where the condition holds. */
export function updateWhere<T extends SQLiteTable>(
  table: T,
  values: Partial<InferInsertModel<T>>,
  key: Partial<InferInsertModel<T>>,
  condition: SQL,
): Statement {
  const { names, args } = columnsOf(table, values);
  const where = rowsWhere(table, key, condition);
  return {
    sql: `update ${nameOf(table)} set ${names.map((name) => `${name} = ?`).join(", ")} where ${where.sql}`,
    args: [...args, ...where.args],
  };
}

/** `DELETE` of the rows that have these values in the columns of `key`, where the condition holds. */
export function deleteWhere<T extends SQLiteTable>(
  table: T,
  key: Partial<InferInsertModel<T>>,
  condition: SQL,
): Statement {
  const where = rowsWhere(table, key, condition);
  return { sql: `delete from ${nameOf(table)} where ${where.sql}`, args: where.args };
}

/** None of the values of `key` is null: nothing equals that. */
function rowsWhere<T extends SQLiteTable>(
  table: T,
  key: Partial<InferInsertModel<T>>,
  condition: SQL,
): Statement {
  const { names, args } = columnsOf(table, key);
  const when = render(condition);
  const rows = names.map((name) => `${name} = ?`).join(" and ");
  return { sql: `${rows} and ${when.sql}`, args: [...args, ...when.args] };
}

interface Encoded {
  /** Of a column, in quotation marks. */
  readonly name: string;
  /** Null for a column whose values are kept as they are, as most are. */
  readonly encode: ((value: unknown) => unknown) | null;
}

/** By table: what the builder would work out of the schema each time that a statement is made, which cost more than running it. */
const known = new WeakMap<SQLiteTable, ReadonlyMap<string, Encoded>>();

function encodersOf(table: SQLiteTable): ReadonlyMap<string, Encoded> {
  const had = known.get(table);
  if (had !== undefined) return had;
  const made = new Map(
    Object.entries(getTableColumns(table)).map(([key, column]): [string, Encoded] => [
      key,
      {
        name: `"${column.name}"`,
        encode:
          column.mapToDriverValue === Column.prototype.mapToDriverValue
            ? null
            : (value) => column.mapToDriverValue(value),
      },
    ]),
  );
  known.set(table, made);
  return made;
}

/** The columns that are given, those that are `undefined` left out, and their values as the database takes them. */
function columnsOf(table: SQLiteTable, values: object): { names: string[]; marks: string; args: Argument[] } {
  const encoders = encodersOf(table);
  const names: string[] = [];
  const args: Argument[] = [];
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const column = encoders.get(key);
    if (!column) throw new Error(`no such column: ${key}`);
    names.push(column.name);
    args.push(toArgument(column.encode === null || value === null ? value : column.encode(value)));
  }
  return { names, marks: names.map(() => "?").join(", "), args };
}

const nameOf = (table: SQLiteTable): string => `"${getTableName(table)}"`;

/** A batch waits for one condition in each of its statements. */
const rendered = new WeakMap<SQL, Statement>();

function render(condition: SQL): Statement {
  const had = rendered.get(condition);
  if (had !== undefined) return had;
  const { sql, args } = statement(condition);
  const made = { sql: `(${sql})`, args };
  rendered.set(condition, made);
  return made;
}
