import type { Database } from "../db/database.ts";
import { type QueueClaim, readQueueDetails } from "../db/queries/queue-details.ts";
import { type QueueCounts, type QueueRow, readQueue } from "../db/queries/review-queue.ts";
import { type InboxItem, isOverdue } from "../inbox/inbox-item.ts";
import type { Placement } from "../publications/span-document.ts";
import { standingOf } from "../verdicts/receipts.ts";
import type { ReviewReason, SpanState } from "../vocabulary.ts";

/** A quote that no longer stands as it did when the verdict was given. */
export interface BrokenQuote {
  span: string;
  exact: string;
  state: SpanState;
  /** What of it, or beside it, reads otherwise now. */
  diff: Placement["diff"];
  article: { id: string; slug: string; headline: string | null };
}

/** Something that waits for an editor, and why. */
export interface QueueEntry {
  reason: ReviewReason;
  /** Since when; of what readers sent, the UTC day by which somebody was to have looked. */
  at: string;
  /** Their own: they said so, or judged it, or began it, or took it. */
  isMine: boolean;
  /** Past its day. */
  isOverdue: boolean;
  claim: QueueClaim | null;
  /** Of a possible duplicate the other claim; of one that was overtaken, what overtook it. */
  other: QueueClaim | null;
  quotes: BrokenQuote[];
  item: InboxItem | null;
}

export interface QueuePage {
  entries: QueueEntry[];
  /** Where the next page goes on; null on the last. */
  next: { place: string; key: number } | null;
  /** Of everything, whatever was asked for. */
  counts: QueueCounts;
}

/**
 * What waits for the editors, as the one with this id finds it: what came back to them first, then what readers see, then by age.
 * `now` is a moment, RFC 3339 UTC. Five statements, two round trips, however much waits.
 */
export async function queueOf(
  db: Database,
  { editorId, now }: { editorId: string; now: string },
  {
    reason = null,
    mine = false,
    after = null,
    limit,
  }: {
    reason?: ReviewReason | null;
    mine?: boolean;
    after?: { place: string; key: number } | null;
    limit: number;
  },
): Promise<QueuePage> {
  const { rows, counts } = await readQueue(db, editorId, { reason, mine }, { after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const details = await readQueueDetails(db, {
    claims: page.flatMap(({ claim, other }) => [claim, other]).filter((id) => id !== null),
    quotesOf: page.flatMap((row) => (row.reason === "receipts" && row.claim !== null ? [row.claim] : [])),
    items: page.flatMap(({ item }) => (item === null ? [] : [item])),
  });
  const claimOf = (id: string | null) => (id === null ? null : (details.claims.get(id) ?? null));
  const entries = page.map((row): QueueEntry => {
    const item = row.item === null ? null : (details.items.get(row.item) ?? null);
    return {
      reason: row.reason,
      at: row.at,
      isMine: row.isMine,
      isOverdue: item !== null && isOverdue(item, now.slice(0, 10)),
      claim: claimOf(row.claim),
      other: claimOf(row.other),
      quotes: brokenQuotes(row, details.quotes),
      item,
    };
  });
  const goesOn = rows.length > page.length && last !== undefined;
  return { entries, next: goesOn ? { place: last.place, key: last.key } : null, counts };
}

type ReceiptQuotes = Awaited<ReturnType<typeof readQueueDetails>>["quotes"];

function brokenQuotes({ reason, claim }: QueueRow, quotes: ReceiptQuotes): BrokenQuote[] {
  if (reason !== "receipts") return [];
  return quotes
    .filter((quote) => quote.claim === claim)
    .flatMap(({ span, exact, state, placement, isRetracted, article }): BrokenQuote[] => {
      const place: Placement | null = placement === null ? null : JSON.parse(placement);
      if (!isRetracted && standingOf(state, place) === "standing") return [];
      return [{ span, exact, state: isRetracted ? "gone" : state, diff: place?.diff ?? [], article }];
    });
}
