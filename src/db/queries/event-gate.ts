import type { ResultSet } from "@libsql/client";
import { type SQL, sql } from "drizzle-orm";
import { events } from "../schema.ts";

/** Holds once the write's first event is in: what every later statement of the batch asks. */
export function isDone(eventId: string): SQL {
  return sql`exists (select 1 from ${events} where ${events.id} = ${eventId})`;
}

/** Whether the batch whose last statement was `select gate as done` happened. */
export function readOutcome(results: ResultSet[]): boolean {
  return Number(results.at(-1)?.rows[0]?.done) === 1;
}
