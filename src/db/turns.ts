import type { Database } from "./database.ts";

/** Of each database: by what is written, the last of those that wait to write it. */
const queues = new WeakMap<Database, Map<string, Promise<unknown>>>();

/**
 * Lets those who write one thing through one database do so one after the other, each after whatever the one before came to. Two at
 * once would both be worked out, and one of them in vain: the batch refuses itself, and only its rules keep the store right.
 * This saves the work, within one process.
 */
export async function inTurn<T>(db: Database, what: string, write: () => Promise<T>): Promise<T> {
  const queue = queues.get(db) ?? new Map<string, Promise<unknown>>();
  queues.set(db, queue);
  const turn = (queue.get(what) ?? Promise.resolve()).then(write);
  const done = turn.catch(() => undefined);
  queue.set(what, done);
  try {
    return await turn;
  } finally {
    if (queue.get(what) === done) queue.delete(what);
  }
}
