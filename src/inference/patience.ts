import { ServiceError } from "./service-client.ts";

/** After so many failures in a row a service is left alone for a while: nobody waits for what is known to be down. */
const FAILURES = 3;
const REST_MS = 30_000;

/** Asks something that may fail or take too long: what it says, or null in good time. */
export type Ask = <T>(question: (signal: AbortSignal) => Promise<T>) => Promise<T | null>;

/**
 * @param limitMs how long an answer is waited for, ms
 * @param report hears of each failure; never of what was asked
 */
export function patience(limitMs: number, report: (error: unknown) => void): Ask {
  let failures = 0;
  let restsUntil = 0;
  return async (question) => {
    if (Date.now() < restsUntil) return null;
    const signal = AbortSignal.timeout(limitMs);
    try {
      const answer = await Promise.race([question(signal), refusalAt(signal)]);
      failures = 0;
      return answer;
    } catch (error) {
      failures += 1;
      if (failures >= FAILURES) restsUntil = Date.now() + REST_MS;
      report(error);
      return null;
    }
  };
}

/** Some answers cannot be called off; they are not waited for either. */
function refusalAt(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(new ServiceError("TOO_SLOW")), { once: true });
  });
}
