import { inSession } from "./session.ts";

// A server that fails is left alone for a while, twice as long each time, and no page that is opened changes that.

const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 3_600_000;
/** So that all the readers of a server that comes back do not come back at once. */
const JITTER = 0.25;

interface Pause {
  failures: number;
  /** Ms. */
  until: number;
}

export interface Pauses {
  isPaused(server: string): Promise<boolean>;
  /** Ms until it may be asked again. */
  pause(server: string): Promise<number>;
  lift(server: string): Promise<void>;
}

export const pauseMs = (failures: number, random = Math.random()): number =>
  Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(20, failures - 1)) * (1 + JITTER * random);

export function pausesInSession(): Pauses {
  const kept = inSession<Record<string, Pause>>("pauses", {});
  return {
    async isPaused(server) {
      return ((await kept.read())[server]?.until ?? 0) > Date.now();
    },
    pause(server) {
      return kept.change((all) => {
        const failures = (all[server]?.failures ?? 0) + 1;
        const wait = pauseMs(failures);
        return { value: { ...all, [server]: { failures, until: Date.now() + wait } }, result: wait };
      });
    },
    lift(server) {
      return kept.change(({ [server]: _, ...others }) => ({ value: others, result: undefined }));
    },
  };
}
