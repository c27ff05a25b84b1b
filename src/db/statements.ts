import { getTableColumns, type InferInsertModel, type SQL, sql } from "drizzle-orm";
import { SQLiteAsyncDialect, type SQLiteTable } from "drizzle-orm/sqlite-core";
import { drizzle } from "drizzle-orm/sqlite-proxy";
import { type Argument, toArguments } from "./database.ts";

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
  const built = dialect.sqlToQuery(query);
  return { sql: built.sql, args: toArguments(built.params) };
}

/** `INSERT … SELECT values WHERE condition`: an insert that does nothing unless the condition holds. */
export function insertWhere<T extends SQLiteTable>(
  table: T,
  values: InferInsertModel<T>,
  condition: SQL,
): Statement {
  const columns = getTableColumns(table);
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  const names = given.map(([key]) => sql.identifier(columnOf(columns, key).name));
  const params = given.map(([key, value]) => sql`${sql.param(value, columnOf(columns, key))}`);
  return statement(
    sql`insert into ${table} (${sql.join(names, sql`, `)}) select ${sql.join(params, sql`, `)} where ${condition}`,
  );
}

function columnOf<T extends Record<string, unknown>>(columns: T, key: string): T[string] {
  const column = columns[key];
  if (!column) throw new Error(`no such column: ${key}`);
  return column as T[string];
}
