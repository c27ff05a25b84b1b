import type { Job } from "./job.ts";

/** Jobs that wait at a time. What is dropped beyond that, the next due jobs find again. */
const WAITING_LIMIT = 1000;

export interface JobQueue {
  later(job: Job): void;
  /** Resolves when no job waits or runs. */
  drain(): Promise<void>;
}

/**
 * What a process does once it has answered: one job at a time, in turn, each name once among those that wait. A job
 * that fails is reported and never tried again.
 */
export function jobQueue(report: (error: unknown, job: string) => void): JobQueue {
  const waiting = new Map<string, Job>();
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
    }
    working = null;
  };
  return {
    later(job) {
      if (waiting.size >= WAITING_LIMIT && !waiting.has(job.name)) return report(null, job.name);
      waiting.set(job.name, job);
      working ??= work();
    },
    drain: async () => {
      while (working !== null) await working;
    },
  };
}
