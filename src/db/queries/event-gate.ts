import { type SQL, sql } from "drizzle-orm";
import type { Result } from "../result.ts";
import { events } from "../schema.ts";

/** Holds once the write's first event is in: what every later statement of the batch asks. */
export function isDone(eventId: string): SQL {
  return sql`exists (select 1 from ${events} where ${events.id} = ${eventId})`;
}

/** Whether the batch whose last statement was `select gate as done` happened. */
export function readOutcome(results: Result[]): boolean {
  return Number(results.at(-1)?.rows[0]?.done) === 1;
}

/** Of a batch's first event: that the statement before it changed its row. */
export const FIRST_DONE = sql`changes() = 1`;
