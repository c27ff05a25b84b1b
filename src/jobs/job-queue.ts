import type { Job } from "./job.ts";

/** Jobs that wait at a time. What is dropped beyond that, the next due jobs find again. */
const WAITING_LIMIT = 1000;

export interface JobQueue {
  later(job: Job): void;
  /** Resolves when no job waits, rests or runs. */
  drain(): Promise<void>;
}

/**
 * What a process does once it has answered: one job at a time, in turn, each name once among those that wait. A job
 * that fails is reported and never tried again.
 */
export function jobQueue(report: (error: unknown, job: string) => void): JobQueue {
  const waiting = new Map<string, Job>();
  /** By name: what was asked for while a job of this name rests. */
  const resting = new Map<string, { timer: ReturnType<typeof setTimeout>; next: Job | null }>();
  let working: Promise<void> | null = null;
  const work = async () => {
    // Whoever asked for it is answered first.
    await new Promise((resolve) => setTimeout(resolve, 0));
    for (const [name, job] of waiting) {
      waiting.delete(name);
      try {
        await job.run();
      } catch (error) {
        report(error, name);
      }
      if (job.rest) resting.set(name, { timer: setTimeout(() => wake(name), job.rest), next: null });
    }
    working = null;
  };
  const later = (job: Job) => {
    const rested = resting.get(job.name);
    if (rested) rested.next = job;
    else if (waiting.size >= WAITING_LIMIT && !waiting.has(job.name)) report(null, job.name);
    else {
      waiting.set(job.name, job);
      working ??= work();
    }
  };
  const wake = (name: string) => {
    const rested = resting.get(name);
    resting.delete(name);
    clearTimeout(rested?.timer);
    if (rested?.next) later(rested.next);
  };
  return {
    later,
    drain: async () => {
      do {
        await working;
        for (const name of resting.keys()) wake(name);
      } while (working !== null);
    },
  };
}
