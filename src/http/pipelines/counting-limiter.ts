import type { RateLimiter } from "./rate-limit.ts";

const WINDOW_MS = 60_000;
/** Clients that are counted at a time: some megabytes at most. Above it those that were seen least lately go first. */
const CLIENTS = 50_000;

/**
 * Counts in this process's memory: at most `perMinute` requests of a client within any minute, by the sliding
 * window of two counters (the last minute's weighs as much as of it still lies within 60 s).
 */
export function countingLimiter(perMinute: number, now: () => number = Date.now): RateLimiter {
  const clients = new Map<string, { window: number; count: number; before: number }>();
  return {
    async take(name) {
      const at = now();
      const window = Math.floor(at / WINDOW_MS);
      const known = clients.get(name);
      const before = known === undefined ? 0 : lastWindow(known, window);
      const count = known?.window === window ? known.count : 0;
      const elapsed = at - window * WINDOW_MS;
      if (before * (1 - elapsed / WINDOW_MS) + count >= perMinute) {
        return Math.max(1, Math.ceil((WINDOW_MS - elapsed) / 1000));
      }
      // Put last, so that the first are those who have not asked for longest.
      clients.delete(name);
      clients.set(name, { window, count: count + 1, before });
      const [oldest] = clients.keys();
      if (clients.size > CLIENTS && oldest !== undefined) clients.delete(oldest);
      return null;
    },
  };
}

function lastWindow(known: { window: number; count: number; before: number }, window: number): number {
  if (known.window === window) return known.before;
  return known.window === window - 1 ? known.count : 0;
}
