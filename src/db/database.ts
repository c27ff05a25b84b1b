import { LibsqlError } from "@libsql/core/api";
import type { Query } from "drizzle-orm";
import { drizzle, type SqliteRemoteDatabase } from "drizzle-orm/sqlite-proxy";
import { DomainError } from "../domain-error.ts";
import type { Result } from "./result.ts";

/** Builds and runs typed reads. Writes are built with it too, but run through {@link Database.write}. */
export type Orm = SqliteRemoteDatabase;

/** Anything that drizzle can turn into SQL. */
export interface Buildable {
  toSQL(): Query;
}

/** A value as the database takes it. */
export type Argument = string | number | null;

/** One statement of SQL, alone where it takes no values. */
export type SqlInput = string | { sql: string; args: Argument[] };

/** Runs statements, each call at one point in time. */
export interface Runner {
  /** Whether a long text comes cheaper as its bytes: see json-text.ts. */
  readonly textAsBytes?: boolean;
  /** One read, for the few queries written by hand. */
  execute(statement: SqlInput): Promise<Result>;
  /** Several reads, one round trip, one point in time. */
  read(statements: SqlInput[]): Promise<Result[]>;
  /** All or nothing, in write mode from its first statement. Throws DomainError `busy` when the lock stays taken. */
  write(statements: SqlInput[]): Promise<Result[]>;
  /** As `write`, on a connection that does not enforce foreign keys: for migrations that rebuild tables. */
  writeWithoutForeignKeys(statements: SqlInput[]): Promise<void>;
  /**
   * Another one than before once anything was written, by whatever process, and already while a write is acknowledged:
   * who reads it and then rows has rows that are at least as new. Null where that cannot be told at once.
   */
  version?(): number | null;
  /**
   * False where disk, rights or file failed lately and still do; a damaged file for ever. Of a server always true: that
   * tells by failing.
   */
  isUsable(): Promise<boolean>;
  close(): void;
}

/**
 * One libSQL database, embedded or remote. A read is one `execute` or one `orm.batch`, a write is one `write`:
 * each is one round trip, and nothing else talks to the database.
 */
export interface Database extends Runner {
  readonly orm: Orm;
  version(): number | null;
}

/** How long a request waits for somebody else's write lock, ms, before it answers 503. */
export const BUSY_PATIENCE_MS = 5_000;
const BUSY_FIRST_PAUSE_MS = 5;
const BUSY_LONGEST_PAUSE_MS = 200;

export function toStatement(query: Buildable): { sql: string; args: Argument[] } {
  const { sql, params } = query.toSQL();
  return { sql, args: toArguments(params) };
}

/** drizzle's parameters are unknown to the type checker, though columns have turned them into these. */
export function toArguments(params: unknown[]): Argument[] {
  return params.map(toArgument);
}

export function toArgument(value: unknown): Argument {
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  throw new TypeError(`the database takes no ${typeof value}`);
}

/** Adds typed reads to what runs statements. */
export function withOrm(runner: Runner): Database {
  const toRows = ({ values }: Result) => ({ rows: [...values] });
  const orm = drizzle(
    async (sql, params, method) => {
      const { rows } = toRows(await runner.execute({ sql, args: toArguments(params) }));
      return { rows: method === "get" ? (rows[0] ?? []) : rows };
    },
    async (queries) =>
      (await runner.read(queries.map(({ sql, params }) => ({ sql, args: toArguments(params) })))).map(toRows),
  );
  return {
    orm,
    textAsBytes: runner.textAsBytes ?? false,
    execute: (statement) => runner.execute(statement),
    read: (statements) => runner.read(statements),
    // Nothing to write needs no lock: a program starts while another one writes.
    write: async (statements) => (statements.length === 0 ? [] : runner.write(statements)),
    writeWithoutForeignKeys: async (statements) => {
      if (statements.length > 0) await runner.writeWithoutForeignKeys(statements);
    },
    version: () => runner.version?.() ?? null,
    isUsable: () => runner.isUsable(),
    close: () => runner.close(),
  };
}

/** Runs it again while another process holds the lock that it needs; nothing of it may have happened when it is refused so. */
export async function whileBusy<T>(operation: () => T | Promise<T>): Promise<T> {
  const deadline = Date.now() + BUSY_PATIENCE_MS;
  for (let pause = BUSY_FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, BUSY_LONGEST_PAUSE_MS)) {
    try {
      return await operation();
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (Date.now() + pause > deadline) {
        throw new DomainError("busy", "The database is busy with somebody else's write. Try again shortly.");
      }
      await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random() / 2)));
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof LibsqlError && error.code.startsWith("SQLITE_BUSY");
}

/** Whether the database refused a write because a constraint or a trigger said no. */
export function isConstraintError(error: unknown): error is LibsqlError {
  return error instanceof LibsqlError && error.code.startsWith("SQLITE_CONSTRAINT");
}
