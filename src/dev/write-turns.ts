/** Gives the turn back; more than once does no harm. */
export type EndTurn = () => void;

/**
 * Who may write, one after the other in the order of asking. The engine knows one writer at a time and answers
 * everybody else SQLITE_BUSY, or blocks the whole process while it waits; so the streams of one server queue
 * here instead.
 */
export class WriteTurns {
  #last: Promise<void> = Promise.resolve();

  async take(): Promise<EndTurn> {
    const before = this.#last;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#last = promise;
    await before;
    return resolve;
  }
}
