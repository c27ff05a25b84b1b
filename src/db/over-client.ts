import type { Client, ResultSet } from "@libsql/client";
import { type Database, whileBusy, withOrm } from "./database.ts";
import { Result } from "./result.ts";

/** How a kind of client differs from the other. */
export interface ClientTraits {
  /** What to throw instead of what the client threw. */
  translate(error: unknown): unknown;
  /** Whether a read that failed so may simply be tried again; a write never is, for it may have happened. */
  isLostConnection(error: unknown): boolean;
}

/** A database through one of the stock clients. */
export function overClient(client: Client, { translate, isLostConnection }: ClientTraits): Database {
  const run = async <T>(operation: () => Promise<T>): Promise<T> => {
    try {
      return await whileBusy(operation);
    } catch (error) {
      throw translate(error);
    }
  };
  const runRead = <T>(operation: () => Promise<T>) =>
    run(() =>
      operation().catch((error: unknown) => {
        if (!isLostConnection(error)) throw error;
        return operation();
      }),
    );
  return withOrm({
    execute: (statement) => runRead(async () => toResult(await client.execute(statement))),
    read: (statements) => runRead(async () => (await client.batch(statements, "read")).map(toResult)),
    write: (statements) => run(async () => (await client.batch(statements, "write")).map(toResult)),
    writeWithoutForeignKeys: async (statements) => {
      await run(() => client.migrate(statements));
    },
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
