import { DomainError } from "../domain-error.ts";
import { type Runner, type SqlInput, whileBusy } from "./database.ts";
import { EmbeddedConnection } from "./embedded-connection.ts";
import { brokenCode, translateFault, unavailable, unknownOutcome } from "./fault.ts";
import type { Result } from "./result.ts";

/** So many calls in a row without a pause: what the driver made for each (1 KB) is only freed between two tasks. */
const CALLS_BETWEEN_PAUSES = 1_024;

/**
 * A database file behind kept statements (docs/decisions/0001-store.md, 8). Calls into the engine are synchronous, so
 * a batch is one tick and nothing comes between its statements. Reads have a connection of their own: it keeps its
 * statements when a write fails, and it is the witness that a write has reached the file.
 */
export class EmbeddedFile implements Runner {
  readonly textAsBytes = true;
  readonly #reading: Connection;
  readonly #writing: Connection;
  #calls = 0;
  #version = 0;
  #isIndexTrusted = true;
  #fault: string | null = null;

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
        connection.exec("begin readonly");
        const results = statements.map((statement) => connection.run(statement));
        connection.exec("commit");
        return results;
      }),
    );
  }

  async write(statements: SqlInput[]): Promise<Result[]> {
    const results = await this.#run(() =>
      this.#writing.use((connection) => this.#writeOn(connection, statements)),
    );
    // A damaged page stays damaged, wherever else is written.
    if (this.#fault !== "SQLITE_CORRUPT") this.#fault = null;
    return results;
  }

  /** Counts up with what others wrote since it was last asked, with each connection that was opened anew, and with our own writes. */
  version(): number | null {
    try {
      if (this.#hasChanged()) this.#version += 1;
      return this.#version;
    } catch {
      return null;
    }
  }

  async isUsable(): Promise<boolean> {
    if (this.#fault === null) return true;
    if (this.#fault === "SQLITE_CORRUPT") return false;
    try {
      const reaches = await this.#run(() => this.#writing.use((connection) => this.#reachesFile(connection)));
      if (reaches) this.#fault = null;
      return reaches;
    } catch {
      return false;
    }
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
    this.#version += 1;
    connection.exec("begin immediate");
    // Nobody else can write from here to the commit.
    const before = this.#seenVersion();
    this.#hasChanged();
    const changes = numberIn(connection.run("select total_changes()"));
    const results = statements.map((statement) => connection.run(statement));
    const changed = numberIn(connection.run("select total_changes()")) !== changes;
    this.#commit(connection);
    const isSeen = this.#seenVersion() !== before;
    // A row that is overwritten with what it held counts as changed, and nothing is written.
    if (changed && !isSeen && !this.#reachesFile(connection)) {
      throw unavailable(new Error("a committed write has not reached the file"));
    }
    // A file system that keeps a file and its memory apart is told by the first write.
    if (isSeen && !this.#hasChanged()) this.#isIndexTrusted = false;
    return results;
  }

  /**
   * Writes a number of the file's header that nothing reads, and says whether that is seen. Then so is everything that
   * the connection committed before it.
   */
  #reachesFile(connection: EmbeddedConnection): boolean {
    connection.exec("begin immediate");
    const before = this.#seenVersion();
    const count = numberIn(connection.run("pragma user_version"));
    connection.exec(`pragma user_version = ${(count + 1) % 1_000_000}`);
    this.#commit(connection);
    return this.#seenVersion() !== before;
  }

  /** What is written and could not be flushed may be found after a crash, or not. */
  #commit(connection: EmbeddedConnection): void {
    try {
      connection.exec("commit");
    } catch (error) {
      throw brokenCode(error) === "SQLITE_IOERR" ? unknownOutcome(error) : error;
    }
  }

  /** Folds the write-ahead log in as far as other processes let it: the file alone is then the database. */
  close(): void {
    this.#reading.close();
    this.#writing.close("pragma wal_checkpoint(truncate)");
  }

  async #run<T>(operation: () => T): Promise<T> {
    this.#calls += 1;
    if (this.#calls % CALLS_BETWEEN_PAUSES === 0) await new Promise((resolve) => setImmediate(resolve));
    return whileBusy(operation).catch((error: unknown) => {
      const code = brokenCode(error instanceof DomainError ? error.cause : error);
      if (code !== null) this.#fault = code;
      throw translateFault(error);
    });
  }

  #hasChanged(): boolean {
    return this.#reading.use(this.#isIndexTrusted ? hasChangedByIndex : hasChanged);
  }

  /** A number that changes whenever another connection than the reading one has written to the file. */
  #seenVersion(): number {
    return this.#reading.use(dataVersionOf);
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

// Asked with each kept answer: no closure is made for it.
const hasChangedByIndex = (connection: EmbeddedConnection) => connection.hasChanged(true);
const hasChanged = (connection: EmbeddedConnection) => connection.hasChanged(false);
const dataVersionOf = (connection: EmbeddedConnection) => connection.dataVersion();

function numberIn(result: Result): number {
  return Number(result.values[0]?.[0]);
}
