import type { Client, ResultSet } from "@libsql/client";
import { type Database, whileBusy, withOrm } from "./database.ts";
import { Result } from "./result.ts";

/** How a kind of client differs from the other. */
export interface ClientTraits {
  /** What to throw instead of what the client threw. */
  translateRead(error: unknown): unknown;
  translateWrite(error: unknown): unknown;
  /** Whether a read that failed so may simply be tried again; a write never is, for it may have happened. */
  isLostConnection(error: unknown): boolean;
}

/** A database through one of the stock clients. */
export function overClient(
  client: Client,
  { isLostConnection, translateRead, translateWrite }: ClientTraits,
): Database {
  const runRead = <T>(operation: () => Promise<T>): Promise<T> =>
    whileBusy(() =>
      operation().catch((error: unknown) => {
        if (!isLostConnection(error)) throw error;
        return operation();
      }),
    ).catch((error: unknown) => {
      throw translateRead(error);
    });
  const runWrite = <T>(operation: () => Promise<T>): Promise<T> =>
    whileBusy(operation).catch((error: unknown) => {
      throw translateWrite(error);
    });
  return withOrm({
    execute: (statement) => runRead(async () => toResult(await client.execute(statement))),
    read: (statements) => runRead(async () => (await client.batch(statements, "read")).map(toResult)),
    write: (statements) => runWrite(async () => (await client.batch(statements, "write")).map(toResult)),
    writeWithoutForeignKeys: async (statements) => {
      await runWrite(() => client.migrate(statements));
    },
    isUsable: async () => true,
    close: () => client.close(),
  });
}

/** The client's rows are objects that also have indexes. */
function toResult({ columns, rows }: ResultSet): Result {
  return new Result(
    columns,
    rows.map((row) => columns.map((_, i) => row[i] ?? null)),
  );
}
