import type { Client, InStatement, ResultSet } from "@libsql/client";
import { LibsqlError } from "@libsql/client/web";
import type { Query } from "drizzle-orm";
import { drizzle, type SqliteRemoteDatabase } from "drizzle-orm/sqlite-proxy";
import { DomainError } from "../domain-error.ts";

/** Builds and runs typed reads. Writes are built with it too, but run through {@link Database.write}. */
export type Orm = SqliteRemoteDatabase;

/** Anything that drizzle can turn into SQL. */
export interface Buildable {
  toSQL(): Query;
}

/**
 * One libSQL database, embedded or remote. A read is one `execute` or one `orm.batch`, a write is one `write`:
 * each is one round trip, and nothing else talks to the database.
 */
export interface Database {
  readonly orm: Orm;
  /** One read, for the few queries written by hand. */
  execute(statement: InStatement): Promise<ResultSet>;
  /** Several reads, one round trip, one point in time. */
  read(statements: InStatement[]): Promise<ResultSet[]>;
  /** All or nothing, in write mode from its first statement. Throws DomainError `busy` when the lock stays taken. */
  write(statements: InStatement[]): Promise<ResultSet[]>;
  close(): void;
}

/** How a kind of client differs from the other. */
export interface ClientTraits {
  /** Brings the client back after SQLITE_BUSY poisoned its connection; nothing to do for a remote one. */
  recover(): Promise<void>;
  /** What to throw instead of what the client threw. */
  translate(error: unknown): unknown;
  /** Whether a read that failed so may simply be tried again; a write never is, for it may have happened. */
  isLostConnection(error: unknown): boolean;
}

/** How long a request waits for somebody else's write lock, ms, before it answers 503. */
export const BUSY_PATIENCE_MS = 5_000;
const BUSY_FIRST_PAUSE_MS = 5;
const BUSY_LONGEST_PAUSE_MS = 200;

/** A value as the database takes it. */
export type Argument = string | number | null;

export function toStatement(query: Buildable): { sql: string; args: Argument[] } {
  const { sql, params } = query.toSQL();
  return { sql, args: toArguments(params) };
}

/** drizzle's parameters are unknown to the type checker, though columns have turned them into these. */
export function toArguments(params: unknown[]): Argument[] {
  return params.map((value) => {
    if (value === null || typeof value === "string" || typeof value === "number") return value;
    if (typeof value === "boolean") return value ? 1 : 0;
    throw new TypeError(`the database takes no ${typeof value}`);
  });
}

/** drizzle asks for rows as arrays; libSQL rows are objects that also have indexes. */
const toArrays = (result: ResultSet) => ({
  rows: result.rows.map((row) => result.columns.map((_, i) => row[i])),
});

export function overClient(client: Client, traits: ClientTraits): Database {
  const run = <T>(operation: () => Promise<T>) => whileBusy(operation, traits);
  const runRead = <T>(operation: () => Promise<T>) =>
    run(() =>
      operation().catch((error: unknown) => {
        if (!traits.isLostConnection(error)) throw error;
        return operation();
      }),
    );
  const execute = (statement: InStatement) => runRead(() => client.execute(statement));
  const read = (statements: InStatement[]) => runRead(() => client.batch(statements, "read"));
  const orm = drizzle(
    async (sql, params, method) => {
      const { rows } = toArrays(await execute({ sql, args: toArguments(params) }));
      return { rows: method === "get" ? (rows[0] ?? []) : rows };
    },
    async (queries) =>
      (await read(queries.map(({ sql, params }) => ({ sql, args: toArguments(params) })))).map(toArrays),
  );
  return {
    orm,
    execute,
    read,
    write: (statements) => run(() => client.batch(statements, "write")),
    close: () => client.close(),
  };
}

/**
 * After one SQLITE_BUSY the embedded client's connection reports writes that it does not commit
 * (libsql-client-ts #352), so it is reopened before anything is tried again.
 */
async function whileBusy<T>(operation: () => Promise<T>, traits: ClientTraits): Promise<T> {
  const deadline = Date.now() + BUSY_PATIENCE_MS;
  for (let pause = BUSY_FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, BUSY_LONGEST_PAUSE_MS)) {
    try {
      return await operation();
    } catch (error) {
      if (!isBusy(error)) throw traits.translate(error);
      await traits.recover();
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
