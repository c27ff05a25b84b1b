import { DomainError } from "../domain-error.ts";
import { type Runner, type SqlInput, whileBusy } from "./database.ts";
import { EmbeddedConnection } from "./embedded-connection.ts";
import type { Result } from "./result.ts";

/** So many calls in a row without a pause: what the driver made for each (1 KB) is only freed between two tasks. */
const CALLS_BETWEEN_PAUSES = 1_024;

/**
 * A database file behind kept statements (docs/decisions/0001-store.md, 8). Calls into the engine are synchronous, so
 * a batch is one tick and nothing comes between its statements. Reads have a connection of their own: it keeps its
 * statements when a write fails, and it is the witness that a write has reached the file.
 */
export class EmbeddedFile implements Runner {
  readonly #reading: Connection;
  readonly #writing: Connection;
  #calls = 0;

  /** @param writtenPath another path than `path` only to test what happens when a write does not arrive. */
  constructor(path: string, writtenPath = path) {
    this.#reading = new Connection(path);
    this.#writing = new Connection(writtenPath);
  }

  execute(statement: SqlInput): Promise<Result> {
    return this.#run(() => this.#reading.use((connection) => connection.run(statement)));
  }

  read(statements: SqlInput[]): Promise<Result[]> {
    return this.#run(() =>
      this.#reading.use((connection) => {
        connection.exec("begin transaction readonly");
        const results = statements.map((statement) => connection.run(statement));
        connection.exec("commit");
        return results;
      }),
    );
  }

  write(statements: SqlInput[]): Promise<Result[]> {
    return this.#run(() => this.#writing.use((connection) => this.#writeOn(connection, statements)));
  }

  async writeWithoutForeignKeys(statements: SqlInput[]): Promise<void> {
    const own = new Connection(this.#writing.path);
    try {
      await this.#run(() =>
        own.use((connection) => {
          connection.exec("pragma foreign_keys = off");
          this.#writeOn(connection, statements);
        }),
      );
    } finally {
      own.close();
    }
  }

  #writeOn(connection: EmbeddedConnection, statements: SqlInput[]): Result[] {
    connection.exec("begin immediate");
    // Nobody else can write from here to the commit.
    const before = this.#seenVersion();
    const changes = numberIn(connection.run("select total_changes()"));
    const results = statements.map((statement) => connection.run(statement));
    const changed = numberIn(connection.run("select total_changes()")) !== changes;
    connection.exec("commit");
    if (changed && this.#seenVersion() === before) {
      throw new DomainError("unavailable", "The database did not keep the write. Try again shortly.", {
        cause: new Error("a committed write has not reached the file"),
      });
    }
    return results;
  }

  /** Folds the write-ahead log in as far as other processes let it: the file alone is then the database. */
  close(): void {
    this.#reading.close();
    this.#writing.close("pragma wal_checkpoint(truncate)");
  }

  async #run<T>(operation: () => T): Promise<T> {
    this.#calls += 1;
    if (this.#calls % CALLS_BETWEEN_PAUSES === 0) await new Promise((resolve) => setImmediate(resolve));
    return whileBusy(operation);
  }

  /** A number that changes whenever another connection than the reading one has written to the file. */
  #seenVersion(): number {
    return this.#reading.use((connection) => numberIn(connection.run("pragma data_version")));
  }
}

/** A connection that is opened when it is needed, and whatever fails on it takes it away. */
class Connection {
  readonly path: string;
  #open: EmbeddedConnection | null = null;
  #closed = false;

  constructor(path: string) {
    this.path = path;
  }

  use<T>(action: (connection: EmbeddedConnection) => T): T {
    if (this.#closed) throw new Error("the database is closed");
    try {
      this.#open ??= new EmbeddedConnection(this.path);
      return action(this.#open);
    } catch (error) {
      this.#open?.close();
      this.#open = null;
      throw error;
    }
  }

  close(lastly?: string): void {
    if (this.#closed) return;
    try {
      if (lastly) this.use((connection) => connection.exec(lastly));
    } catch {
      // The next process does it.
    }
    this.#closed = true;
    this.#open?.close();
  }
}

function numberIn(result: Result): number {
  return Number(result.values[0]?.[0]);
}
