/**
 * What is done after an answer and not in it. It may be lost with the process, and may be done twice: whatever must
 * happen belongs into the write's own batch.
 */
export interface Job {
  /** One job of a name is as good as two. */
  name: string;
  /** For so long after it was done it is not done again, ms, where a process lives that long: what comes meanwhile is done together. */
  rest?: number;
  run(): Promise<void>;
}

export type Later = (job: Job) => void;
