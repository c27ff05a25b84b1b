import { DomainError } from "./domain-error.ts";

/** Where a day begins first: Kiritimati is fourteen hours ahead of UTC. */
const FIRST_OFFSET_MS = 14 * 60 * 60 * 1000;
/** How far ahead of ours the clock of whoever read a source may go. */
const CLOCK_SKEW_MS = 5 * 60 * 1000;

/** The last day, as YYYY-MM-DD, that has begun somewhere on earth at a moment. */
export function lastDayBegun(now: string): string {
  return new Date(Date.parse(now) + FIRST_OFFSET_MS).toISOString().slice(0, 10);
}

/**
 * Throws `invalid-input` where something is said to have happened on a day that has begun nowhere on earth. `days` are
 * YYYY-MM-DD under their JSON Pointers.
 */
export function assertDaysBegun(now: string, days: Record<string, string | null | undefined>): void {
  const last = lastDayBegun(now);
  refuse(days, (day) => day > last, `must not be in the future: the last day that has begun is ${last}`);
}

/** The same for points in time, RFC 3339 UTC with milliseconds; five minutes are left for clocks that differ. */
export function assertTimesPast(now: string, times: Record<string, string | null | undefined>): void {
  const last = new Date(Date.parse(now) + CLOCK_SKEW_MS).toISOString();
  refuse(times, (time) => time > last, `must not be in the future: it is ${now} here`);
}

function refuse(
  given: Record<string, string | null | undefined>,
  isLate: (value: string) => boolean,
  message: string,
): void {
  const errors = Object.entries(given).flatMap(([pointer, value]) =>
    value !== null && value !== undefined && isLate(value) ? [{ pointer, message }] : [],
  );
  if (errors.length > 0)
    throw new DomainError("invalid-input", "What has not happened yet cannot be recorded.", { errors });
}
