import type { Connection, ConnectionPool } from "./connection-pool.ts";
import {
  type HranaBatch,
  type HranaErrorBody,
  type HranaStatement,
  ProtocolError,
  StatementError,
  type StatementResult,
  type StepCondition,
  type StreamRequest,
  type StreamResponse,
  type StreamResult,
} from "./hrana-protocol.ts";
import { describeColumns, runSequence, runStatement } from "./run-statement.ts";
import { readSqlShape, type SqlShape } from "./sql-shape.ts";
import type { EndTurn, WriteTurns } from "./write-turns.ts";

/** These neither write nor wait for a writer. Whatever else a statement begins with needs the turn to write. */
const readingVerbs = new Set([
  "SELECT",
  "VALUES",
  "EXPLAIN",
  "PRAGMA",
  "BEGIN",
  "COMMIT",
  "END",
  "ROLLBACK",
  "SAVEPOINT",
  "RELEASE",
]);

/** After these the tables are those that they were before. */
const keepingVerbs = new Set([
  "SELECT",
  "VALUES",
  "EXPLAIN",
  "INSERT",
  "REPLACE",
  "UPDATE",
  "DELETE",
  "BEGIN",
  "COMMIT",
  "END",
  "SAVEPOINT",
]);

/** These may leave a connection different from a new one. */
const settingVerbs = new Set(["PRAGMA", "ATTACH", "DETACH", "CREATE"]);

type ReadStatement = { request: HranaStatement; sql: string; shape: SqlShape };

/** One Hrana stream: a connection with its transaction, and the SQL texts that the client has stored on it. */
export class HranaStream {
  readonly #pool: ConnectionPool;
  readonly #turns: WriteTurns;
  readonly #inexactFloats: boolean;
  readonly #texts = new Map<number, string>();
  #connection: Connection | null = null;
  #endTurn: EndTurn | null = null;
  #closed = false;

  constructor(pool: ConnectionPool, turns: WriteTurns, inexactFloats: boolean) {
    this.#pool = pool;
    this.#inexactFloats = inexactFloats;
    this.#turns = turns;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Rolls back what is open, and lets the next writer write. */
  close(): void {
    this.#closed = true;
    if (this.#connection !== null) this.#pool.takeBack(this.#connection);
    this.#connection = null;
    this.#endTurn?.();
    this.#endTurn = null;
  }

  /** @throws {ProtocolError} for a request that a correct client cannot send. */
  async handle(request: StreamRequest): Promise<StreamResult> {
    try {
      return { type: "ok", response: await this.#respond(request) };
    } catch (error) {
      return { type: "error", error: errorBody(error) };
    }
  }

  async #respond(request: StreamRequest): Promise<StreamResponse> {
    if (this.#closed) throw new StatementError("STREAM_CLOSED", "The stream is closed");
    switch (request.type) {
      case "close":
        this.close();
        return { type: "close" };
      case "execute":
        return { type: "execute", result: await this.#execute(this.#read(request.stmt)) };
      case "batch":
        return { type: "batch", result: await this.#batch(request.batch) };
      case "sequence": {
        const sql = this.#sqlOf(request);
        await this.#onConnection(true, (connection) => {
          connection.spoilt = true;
          this.#pool.forgetStatements();
          runSequence(connection, sql);
        });
        return { type: "sequence" };
      }
      case "describe":
        return { type: "describe", result: await this.#describe(this.#sqlOf(request)) };
      case "store_sql":
        if (this.#texts.has(request.sql_id))
          throw new ProtocolError(`SQL text ${request.sql_id} is already stored`);
        this.#texts.set(request.sql_id, request.sql);
        return { type: "store_sql" };
      case "close_sql":
        this.#texts.delete(request.sql_id);
        return { type: "close_sql" };
      case "get_autocommit":
        return { type: "get_autocommit", is_autocommit: this.#isAutocommit() };
    }
  }

  #isAutocommit(): boolean {
    return this.#connection?.database.inTransaction !== true;
  }

  #sqlOf({
    sql,
    sql_id: id,
  }: {
    sql?: string | null | undefined;
    sql_id?: number | null | undefined;
  }): string {
    if (typeof sql === "string" && typeof id === "number")
      throw new ProtocolError("Both `sql` and `sql_id` were given");
    if (typeof sql === "string") return sql;
    if (typeof id !== "number")
      throw new ProtocolError("Either `sql` or `sql_id` is required, but neither was given");
    const stored = this.#texts.get(id);
    if (stored === undefined) throw new ProtocolError(`SQL text ${id} not found`);
    return stored;
  }

  #read(request: HranaStatement): ReadStatement {
    const sql = this.#sqlOf(request);
    const shape = readSqlShape(sql);
    if (shape.statements === 0) {
      throw new StatementError("SQL_NO_STATEMENT", "SQL string does not contain any statement");
    }
    if (shape.statements > 1) {
      throw new StatementError("SQL_MANY_STATEMENTS", "SQL string contains more than one statement");
    }
    return { request, sql, shape };
  }

  #execute({ request, sql, shape }: ReadStatement): Promise<StatementResult> {
    const writes = shape.beginsWriting || !readingVerbs.has(shape.verb);
    return this.#onConnection(writes, (connection) => {
      if (settingVerbs.has(shape.verb)) connection.spoilt = true;
      if (!keepingVerbs.has(shape.verb)) this.#pool.forgetStatements();
      return runStatement(connection, request, shape, sql, this.#inexactFloats);
    });
  }

  async #batch({ steps }: HranaBatch) {
    // Read whole before the first step runs, as a remote server does: one bad text, and nothing is done.
    const read = steps.map(({ condition, stmt }) => ({ condition, statement: this.#read(stmt) }));
    const results: (StatementResult | null)[] = [];
    const errors: (HranaErrorBody | null)[] = [];
    for (const { condition, statement } of read) {
      let result: StatementResult | null = null;
      let error: HranaErrorBody | null = null;
      if (!condition || this.#holds(condition, results, errors)) {
        try {
          result = await this.#execute(statement);
        } catch (thrown) {
          error = errorBody(thrown);
        }
      }
      results.push(result);
      errors.push(error);
    }
    return { step_results: results, step_errors: errors };
  }

  #holds(
    condition: StepCondition,
    results: (StatementResult | null)[],
    errors: (HranaErrorBody | null)[],
  ): boolean {
    const holds = (inner: StepCondition) => this.#holds(inner, results, errors);
    switch (condition.type) {
      case "ok":
        return earlier(results, condition.step) !== null;
      case "error":
        return earlier(errors, condition.step) !== null;
      case "not":
        return !holds(condition.cond);
      case "and":
        return condition.conds.every(holds);
      case "or":
        return condition.conds.some(holds);
      case "is_autocommit":
        return this.#isAutocommit();
    }
  }

  async #describe(sql: string) {
    const { shape } = this.#read({ sql });
    const cols = await this.#onConnection(false, (connection) => describeColumns(connection, sql));
    return {
      params: shape.parameters.map((name) => ({ name })),
      cols,
      is_explain: shape.verb === "EXPLAIN",
      is_readonly: readingVerbs.has(shape.verb) && !shape.beginsWriting,
    };
  }

  /** The turn to write is kept for as long as the transaction that it was taken in. */
  async #onConnection<Result>(writes: boolean, action: (connection: Connection) => Result): Promise<Result> {
    if (writes && this.#endTurn === null) {
      const endTurn = await this.#turns.take();
      if (this.#closed) {
        endTurn();
        throw new StatementError("STREAM_CLOSED", "The stream was closed while it waited to write");
      }
      this.#endTurn = endTurn;
    }
    this.#connection ??= this.#pool.lend();
    const connection = this.#connection;
    try {
      return action(connection);
    } finally {
      if (!connection.database.inTransaction) {
        this.#endTurn?.();
        this.#endTurn = null;
      }
    }
  }
}

function earlier<Outcome>(outcomes: Outcome[], step: number): Outcome {
  const outcome = outcomes[step];
  if (outcome === undefined) throw new ProtocolError("A condition refers to a step that has not been run");
  return outcome;
}

function errorBody(error: unknown): HranaErrorBody {
  if (error instanceof StatementError) return { message: error.message, code: error.code };
  throw error;
}
