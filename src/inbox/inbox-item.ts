import type { InboxRow } from "../db/queries/inbox.ts";

/** What a reader sent, as editors see it. */
export type InboxItem = InboxRow;

/** Whether it is past the day that the reader was told. `today` is a UTC day. */
export function isOverdue({ closedAt, answer, promisedOn }: InboxItem, today: string): boolean {
  return closedAt === null && answer === null && promisedOn < today;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The UTC day so many days after a moment. */
export function dayAfter(at: string, days: number): string {
  return new Date(Date.parse(at) + days * DAY_MS).toISOString().slice(0, 10);
}
