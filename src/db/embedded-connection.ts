import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Value } from "@libsql/client";
import { LibsqlError } from "@libsql/core/api";
import Libsql from "libsql";
import type { Argument, SqlInput } from "./database.ts";
import { LogIndex } from "./embedded-log-index.ts";
import { Result } from "./result.ts";
import { primaryCode } from "./result-codes.ts";

/**
 * Statements kept per connection, those used longest ago given up first. All contract tests together use 310 texts
 * that read and 100 that write, a quarter of them lists by their filters. One takes about 12 KB, so these take 3 MB.
 */
const KEPT_STATEMENTS = 256;

/** A kept statement holds the values that it ran with last; with longer texts than this in them it is not kept. */
const KEPT_TEXT_LENGTH = 65_536;

/**
 * Pragmas hold per connection. FULL: an answered write survives a power cut, at 338 µs a write instead of 66
 * (docs/decisions/0001-store.md). With recursive triggers REPLACE, too, is a DELETE that the append-only tables refuse.
 * A cache of 16 MB holds what one batch of an import changes: with the 2 MB of SQLite's own it is written out twice.
 */
const PRAGMAS = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma foreign_keys = on;
  pragma recursive_triggers = on;
  pragma cache_size = -16384;`;

/**
 * The driver cannot free a statement: a closed connection stays open below, with two file descriptors and some
 * 130 KB, until the garbage collector has found all its statements. With few other objects about that may take
 * thousands of failed writes, so after this many closed connections it is asked to look.
 */
const UNCOLLECTED_CONNECTIONS = 100;
let uncollected = 0;

function noteUncollected(): void {
  uncollected += 1;
  if (uncollected < UNCOLLECTED_CONNECTIONS) return;
  uncollected = 0;
  // The one way to ask for it without starting Node with a flag.
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") collect();
}

/** As the driver reads them: whole numbers as bigint, so that none loses its last digits unseen. */
type NativeValue = null | string | number | bigint | Uint8Array;

/** Whose copy a file is. */
export interface Primary {
  syncUrl: string;
  authToken?: string;
  /** Seconds; 0 for never by itself. */
  syncPeriod: number;
}

interface Kept {
  statement: Libsql.Statement;
  /** How many values it ran with. */
  parameters: number;
  /** A number that grows with each use. */
  used: number;
  /** Empty for a statement that gives no rows. */
  columns: string[];
  /** Names after a `*` change with the table, all others stand in the text. */
  hasStar: boolean;
}

/**
 * One connection to a database file, with its prepared statements by their text. After any error that it throws it
 * must be closed and never used again: a failed statement that is kept is not reset by the driver, and what the
 * connection writes from then on may be reported and readable here, yet never reach the file.
 */
export class EmbeddedConnection {
  readonly #database: Libsql.Database;
  readonly #kept = new Map<string, Kept>();
  readonly #path: string;
  #uses = 0;
  #dataVersion: Libsql.Statement | null = null;
  #lastDataVersion = Number.NaN;
  /** Undefined until it is looked for, null where there is none. */
  #index: LogIndex | null | undefined;

  /** @param primary of which the file is a replica. */
  constructor(path: string, primary?: Primary) {
    this.#path = path;
    this.#database = openFile(path, primary);
    // A replica's settings are the driver's own.
    if (primary) return;
    try {
      this.exec(PRAGMAS);
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  /** Runs SQL that takes and gives no values; nothing of it stays prepared. */
  exec(sql: string): void {
    try {
      this.#database.exec(sql);
    } catch (error) {
      throw toLibsqlError(error);
    }
  }

  run(input: SqlInput): Result {
    const { sql, args } = typeof input === "string" ? { sql: input, args: [] } : input;
    for (const value of args) refuseUnstorable(value);
    try {
      const kept = this.#take(sql, args.length);
      // `get` and `run` stop at the first row: the statement, and with it the connection's transaction, stays open.
      const rows = kept.columns.length > 0 ? kept.statement.all(args) : [];
      if (kept.columns.length === 0) kept.statement.run(args);
      if (kept.hasStar) kept.columns = columnsOf(kept.statement);
      if (args.some((value) => typeof value === "string" && value.length > KEPT_TEXT_LENGTH)) {
        this.#kept.delete(sql);
      }
      return new Result(kept.columns, rows.map(toValues));
    } catch (error) {
      throw toLibsqlError(error);
    }
  }

  /**
   * Whether another connection has written to the file since this was last asked; the first time it is true.
   * @param byIndex whether the log's index may be asked, where there is one, which is cheaper.
   */
  hasChanged(byIndex: boolean): boolean {
    if (this.#index === undefined) this.#index = LogIndex.of(this.#path);
    if (byIndex && this.#index !== null) return this.#index.hasMoved();
    const before = this.#lastDataVersion;
    this.#lastDataVersion = this.dataVersion();
    return this.#lastDataVersion !== before;
  }

  /** A number that changes whenever another connection has written to the file. */
  dataVersion(): number {
    try {
      this.#dataVersion ??= this.#database.prepare("pragma data_version").raw(true);
      const [row] = this.#dataVersion.all();
      return Array.isArray(row) ? Number(row[0]) : Number.NaN;
    } catch (error) {
      throw toLibsqlError(error);
    }
  }

  /** Of a replica: fetches what is new. */
  sync(): void {
    this.#database.sync();
  }

  /** Of a replica, after a failure: its connection is kept, its statements are not. */
  reset(): void {
    this.#kept.clear();
    this.#tryTo("rollback");
  }

  /** Rolls back and lets go. */
  close(): void {
    this.#tryTo("rollback");
    this.#tryTo("pragma shrink_memory");
    this.#database.close();
    if (this.#kept.size > 0 || this.#dataVersion !== null) noteUncollected();
    this.#kept.clear();
    this.#dataVersion = null;
  }

  /** Where no transaction is open, or something worse is wrong, there is nothing to be done about it. */
  #tryTo(sql: string): void {
    try {
      this.#database.exec(sql);
    } catch {
      // It is thrown away because something failed.
    }
  }

  /**
   * The statement of this text for so many values. Values that are not given keep those of the last run, so with
   * another number of them it is prepared anew.
   */
  #take(sql: string, parameters: number): Kept {
    let kept = this.#kept.get(sql);
    if (kept?.parameters !== parameters) {
      kept = prepare(this.#database, sql, parameters);
      this.#kept.set(sql, kept);
      if (this.#kept.size > KEPT_STATEMENTS) this.#giveUpOldest();
    }
    kept.used = ++this.#uses;
    return kept;
  }

  /** Putting each at the end when it is used would write to the map with every statement. */
  #giveUpOldest(): void {
    let oldest = "";
    let least = Number.POSITIVE_INFINITY;
    for (const [sql, { used }] of this.#kept) {
      if (used >= least) continue;
      least = used;
      oldest = sql;
    }
    this.#kept.delete(oldest);
  }
}

function openFile(path: string, primary?: Primary): Libsql.Database {
  try {
    return primary ? new Libsql(path, primary) : new Libsql(path);
  } catch (error) {
    // Here the driver has no code but in its words: `…Unable to open connection to local database PATH: 14`.
    const [, rawCode] = (error instanceof Error && /: (\d+)"?\)?$/.exec(error.message)) || [];
    if (rawCode === undefined) throw toLibsqlError(error);
    const code = primaryCode(Number(rawCode));
    throw new LibsqlError("the file cannot be opened", code, code, Number(rawCode));
  }
}

function prepare(database: Libsql.Database, sql: string, parameters: number): Kept {
  const statement = database.prepare(sql).safeIntegers(true);
  const columns = columnsOf(statement);
  if (columns.length > 0) statement.raw(true);
  return { statement, parameters, used: Number.POSITIVE_INFINITY, columns, hasStar: sql.includes("*") };
}

function columnsOf(statement: Libsql.Statement): string[] {
  return statement.columns().map(({ name }) => name);
}

/** The driver would write null for both. */
function refuseUnstorable(value: Argument | undefined): void {
  if (value === undefined) throw new TypeError("undefined cannot be stored");
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`${value} cannot be stored`);
}

/** In raw mode a row is an array of {@link NativeValue}; the driver's types say `unknown`. */
function toValues(row: unknown): Value[] {
  return (row as NativeValue[]).map((value) => {
    if (typeof value === "bigint") {
      const number = Number(value);
      if (!Number.isSafeInteger(number)) throw new RangeError("a whole number is too large for JavaScript");
      return number;
    }
    return value instanceof Uint8Array ? bytesOf(value) : value;
  });
}

/** The driver makes a buffer for each value; one that it shared would have to be copied. */
function bytesOf(value: Uint8Array): ArrayBuffer {
  const { buffer } = value;
  const isOwn = buffer instanceof ArrayBuffer && buffer.byteLength === value.byteLength;
  return isOwn ? buffer : new Uint8Array(value).buffer;
}

/** As the stock client throws them: the primary code, which is all that a remote server tells, and the extended one. */
function toLibsqlError(error: unknown): unknown {
  if (!(error instanceof Libsql.SqliteError)) return error;
  return new LibsqlError(error.message, primaryCode(error.rawCode), error.code, error.rawCode, error);
}
