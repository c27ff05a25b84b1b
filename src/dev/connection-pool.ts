import Database from "libsql";

/** How long a connection waits, blocking, for a lock that another process holds. */
const BUSY_TIMEOUT_MS = 5_000;

export type NativeValue = null | bigint | number | string | Buffer;

export type PreparedStatement = {
  readonly statement: Database.Statement<NativeValue[][]>;
  readonly cols: { name: string; decltype: string | null }[];
};

export type Connection = {
  readonly database: Database.Database;
  /** Rows changed by the last INSERT, UPDATE or DELETE of this connection and the rowid it inserted last. */
  readonly lastChange: () => { changes: number; rowid: bigint };
  /** Statements by their text, to run again: to prepare one costs more than most take to run. */
  readonly prepared: Map<string, PreparedStatement>;
  /** Not to be used by another stream: its settings may have changed, or a lock error has spoilt it. */
  spoilt: boolean;
};

/**
 * Connections to one file, each lent to one stream at a time. They are kept for reuse because a closed one
 * holds its file descriptors until its statements are garbage collected.
 */
export class ConnectionPool {
  readonly #path: string;
  readonly #idle: Connection[] = [];
  readonly #all = new Set<Connection>();
  /** Open for as long as the pool is: when a file's last connection closes, the write-ahead log is folded in. */
  readonly #anchor: Connection;
  #closed = false;

  /** @throws the engine's error if the file cannot be opened. */
  constructor(path: string) {
    this.#path = path;
    this.#anchor = this.#open();
    this.#anchor.database.exec("PRAGMA journal_mode = WAL");
  }

  lend(): Connection {
    if (this.#closed) throw new Error("The pool is closed.");
    return this.#idle.pop() ?? this.#open();
  }

  /** The tables are others now, and so may be the columns of what was prepared. */
  forgetStatements(): void {
    for (const { prepared } of this.#all) prepared.clear();
  }

  /** Takes a connection back, rolling back what is open on it. */
  takeBack(connection: Connection): void {
    if (connection.database.inTransaction) {
      connection.database.exec("ROLLBACK");
      connection.prepared.clear();
    }
    if (connection.spoilt || this.#closed) this.#close(connection);
    else this.#idle.push(connection);
  }

  close(): void {
    this.#closed = true;
    for (const connection of this.#idle.splice(0)) this.#close(connection);
    this.#close(this.#anchor);
  }

  #close(connection: Connection): void {
    connection.prepared.clear();
    connection.database.close();
    this.#all.delete(connection);
  }

  #open(): Connection {
    const database = new Database(this.#path, { timeout: BUSY_TIMEOUT_MS });
    // What a committed transaction loses in a power cut is no matter for a development server.
    database.exec("PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL");
    const statement = database.prepare("SELECT changes(), last_insert_rowid()").safeIntegers(true).raw(true);
    const lastChange = () => {
      const [row] = statement.all();
      const [changes, rowid] = Array.isArray(row) ? row : [];
      return { changes: Number(changes), rowid: BigInt(rowid) };
    };
    const connection: Connection = { database, lastChange, prepared: new Map(), spoilt: false };
    this.#all.add(connection);
    return connection;
  }
}
