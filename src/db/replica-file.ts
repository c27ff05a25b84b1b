import { DomainError } from "../domain-error.ts";
import type { Runner, SqlInput } from "./database.ts";
import { EmbeddedConnection, type Primary } from "./embedded-connection.ts";
import { translateFault, unavailable, unknownOutcome } from "./fault.ts";
import type { Result } from "./result.ts";
import { isDatabaseError } from "./result-codes.ts";

/**
 * A file that follows a primary. The driver reads each statement: what only reads is answered from the file, all else
 * goes to the primary, and so does every transaction but one that begins with exactly `begin readonly` (`begin
 * transaction readonly`, which the stock client says, is handed over). The connection outlives failures: opening another
 * needs the primary, and nothing is ever written through it here.
 */
export class ReplicaFile implements Runner {
  readonly textAsBytes = true;
  readonly #connection: EmbeddedConnection;

  /** @throws if the primary cannot be reached. */
  constructor(path: string, primary: Primary) {
    this.#connection = new EmbeddedConnection(path, primary);
  }

  /** Fetches what is new, now. */
  sync(): void {
    this.#connection.sync();
  }

  execute(statement: SqlInput): Promise<Result> {
    return this.#local(() => this.#connection.run(statement));
  }

  read(statements: SqlInput[]): Promise<Result[]> {
    return this.#local(() => {
      this.#connection.exec("begin readonly");
      const results = statements.map((statement) => this.#connection.run(statement));
      this.#connection.exec("commit");
      return results;
    });
  }

  async write(statements: SqlInput[]): Promise<Result[]> {
    let isCommitting = false;
    try {
      this.#connection.exec("begin immediate");
      const results = statements.map((statement) => this.#connection.run(statement));
      isCommitting = true;
      this.#connection.exec("commit");
      return results;
    } catch (error) {
      this.#connection.reset();
      if (isDatabaseError(error)) throw translateFault(error);
      throw isCommitting ? unknownOutcome(error) : unavailable(error);
    }
  }

  async writeWithoutForeignKeys(): Promise<void> {
    throw new DomainError(
      "unavailable",
      "Migrate the primary, with its address as DATABASE_URL and without SYNC_URL.",
    );
  }

  /** That the primary is gone shows in what is written. */
  async isUsable(): Promise<boolean> {
    return true;
  }

  close(): void {
    this.#connection.close();
  }

  async #local<T>(action: () => T): Promise<T> {
    try {
      return action();
    } catch (error) {
      this.#connection.reset();
      // What the driver cannot do by itself it hands to the primary, whatever was meant.
      throw isDatabaseError(error) ? translateFault(error) : unavailable(error);
    }
  }
}
