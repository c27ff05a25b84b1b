import type { Database } from "../db/database.ts";
import { forgetExpiredAnswers } from "../db/queries/idempotency.ts";
import type { Job } from "./job.ts";

/** How often the due jobs are done where a process lives that long, ms. Workers have a schedule in wrangler.toml. */
export const DUE_INTERVAL_MS = 60 * 60 * 1000;

/** Lets go of answers that are no longer given again. */
export function forgetAnswers(db: Database, now: string): Job {
  return { name: "forget expired answers", run: () => forgetExpiredAnswers(db, now) };
}

/** What is done from time to time, whether anybody writes or not. */
export function dueJobs(db: Database, now: string): Job[] {
  return [forgetAnswers(db, now)];
}
