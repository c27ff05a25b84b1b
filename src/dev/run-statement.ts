import Database from "libsql";
import { primaryCode } from "../db/result-codes.ts";
import type { Connection, NativeValue, PreparedStatement } from "./connection-pool.ts";
import {
  type ArrivingValue,
  type HranaStatement,
  type SentValue,
  StatementError,
  type StatementResult,
} from "./hrana-protocol.ts";
import type { SqlShape } from "./sql-shape.ts";

/** The longest value and row that libsql-server takes (its `max_row_size`). */
const LENGTH_LIMIT_BYTES = 5 * 2 ** 20;
const INEXACT_DIGITS = 15;

/**
 * Runs one statement and answers what a remote server answers. Two things differ from the embedded client,
 * and on purpose: INSERT, UPDATE and DELETE … RETURNING have an affected row count, and only an INSERT has a
 * last rowid (`is_iud` and `is_insert` in libsql-server).
 */
export function runStatement(
  connection: Connection,
  request: HranaStatement,
  shape: SqlShape,
  sql: string,
  inexactFloats: boolean,
): StatementResult {
  const values = bindValues(request, shape.parameters).map((value) => {
    if (typeof value === "string" && Buffer.byteLength(value) > LENGTH_LIMIT_BYTES) {
      throw new StatementError("SQLITE_TOOBIG", "SQLite error: string or blob too big");
    }
    return inexactFloats && typeof value === "number" ? Number(value.toPrecision(INEXACT_DIGITS)) : value;
  });
  const { statement, cols } = preparedOnce(connection, shape, sql);
  const rows = withSqliteErrors(connection, "run", () => {
    if (cols.length > 0) return statement.all(values);
    statement.run(values);
    return [];
  });
  const isInsert = shape.verb === "INSERT" || shape.verb === "REPLACE";
  const changesRows = isInsert || shape.verb === "UPDATE" || shape.verb === "DELETE";
  const { changes, rowid } = connection.lastChange();
  return {
    cols,
    rows: request.want_rows === false ? [] : rows.map(encodeRow),
    affected_row_count: changesRows ? changes : 0,
    last_insert_rowid: isInsert ? rowid.toString() : null,
  };
}

export function describeColumns(connection: Connection, sql: string): StatementResult["cols"] {
  return prepare(connection, sql).cols;
}

/** Runs every statement of a text, stopping at the first that fails; those before it stay done. */
export function runSequence(connection: Connection, sql: string): void {
  withSqliteErrors(connection, "run", () => connection.database.exec(sql));
}

/** What changes neither tables nor settings, and so may be run again as it was prepared. */
const KEPT_VERBS = new Set(["SELECT", "INSERT", "REPLACE", "UPDATE", "DELETE"]);
const KEPT_STATEMENTS = 256;

function preparedOnce(connection: Connection, shape: SqlShape, sql: string): PreparedStatement {
  const { prepared } = connection;
  const known = prepared.get(sql);
  if (known !== undefined) return known;
  const made = prepare(connection, sql);
  if (!KEPT_VERBS.has(shape.verb)) return made;
  const [oldest] = prepared.keys();
  if (prepared.size >= KEPT_STATEMENTS && oldest !== undefined) prepared.delete(oldest);
  prepared.set(sql, made);
  return made;
}

function prepare(connection: Connection, sql: string): PreparedStatement {
  return withSqliteErrors(connection, "prepare", () => {
    const statement = connection.database.prepare<NativeValue[][]>(sql).safeIntegers(true);
    const cols = statement.columns().map(({ name, type }) => ({ name, decltype: type }));
    if (cols.length > 0) statement.raw(true);
    return { statement, cols };
  });
}

/** A remote server refuses what the embedded engine lets pass: too few values, and too many. */
function bindValues(request: HranaStatement, parameters: SqlShape["parameters"]): NativeValue[] {
  const positional = request.args ?? [];
  const named = new Map((request.named_args ?? []).map(({ name, value }) => [name, value]));
  if (positional.length > 0 && named.size > 0) {
    throw new StatementError(
      "ARGS_BOTH_POSITIONAL_AND_NAMED",
      "Specifying both positional and named arguments is not supported",
    );
  }
  const given = Math.max(positional.length, named.size);
  if (given > parameters.length) {
    throw argumentError(`too many parameters, expected ${parameters.length} found ${given}`);
  }
  return parameters.map((name, index) => {
    const value =
      name === null || name.startsWith("?")
        ? positional[index]
        : (named.get(name) ?? named.get(name.slice(1)));
    if (value === undefined) throw argumentError(`value for parameter ${name ?? index + 1} not found`);
    return decodeValue(value);
  });
}

function argumentError(detail: string): StatementError {
  return new StatementError("ARGS_INVALID", `Arguments do not match SQL parameters: ${detail}`);
}

function decodeValue(value: ArrivingValue): NativeValue {
  if (value.type === "null") return null;
  if (value.type === "blob") return Buffer.from(value.base64, "base64");
  return value.value;
}

function encodeRow(row: unknown): SentValue[] {
  if (!Array.isArray(row)) throw new TypeError("The engine gave a row that is no array.");
  return row.map(encodeValue);
}

/** One fewer than tell all doubles apart. */
const FLOAT_DIGITS = 15;

function encodeValue(value: unknown): SentValue {
  if (value === null) return { type: "null" };
  if (typeof value === "bigint") return { type: "integer", value: value.toString() };
  if (typeof value === "string") return { type: "text", value };
  if (value instanceof Uint8Array) return { type: "blob", base64: Buffer.from(value).toString("base64") };
  if (typeof value !== "number") throw new TypeError(`The engine gave a ${typeof value}.`);
  // As sqld may: a number that is not whole comes back with another last bit than it had.
  if (Number.isFinite(value)) return { type: "float", value: Number(value.toPrecision(FLOAT_DIGITS)) };
  throw new StatementError("SQLITE_MISMATCH", "An infinite number has no form in JSON.");
}

const SQLITE_ERROR = 1;
const SQLITE_BUSY = 5;

function withSqliteErrors<Result>(
  connection: Connection,
  during: "prepare" | "run",
  action: () => Result,
): Result {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    connection.prepared.clear();
    const primary = (error.rawCode ?? 0) & 0xff;
    // After SQLITE_BUSY a connection of this engine may report writes that it never commits.
    if (primary === SQLITE_BUSY) connection.spoilt = true;
    throw toStatementError(error.message, primary, during, error);
  }
}

function toStatementError(
  message: string,
  primary: number,
  during: "prepare" | "run",
  cause: unknown,
): StatementError {
  if (during === "prepare" && primary === SQLITE_ERROR) {
    // A remote server has a parser of its own in front of the engine, which finds errors of grammar first.
    return /syntax error|incomplete input|unrecognized token/.test(message)
      ? new StatementError("SQL_PARSE_ERROR", `SQL string could not be parsed: ${message}`, { cause })
      : new StatementError("SQL_INPUT_ERROR", `SQL input error: ${message}`, { cause });
  }
  // As libsql-server names them: extended codes are not sent, and result code 1 has no name of its own.
  const code = primary === SQLITE_ERROR ? "SQLITE_UNKNOWN" : primaryCode(primary);
  return new StatementError(code, `SQLite error: ${message}`, { cause });
}
