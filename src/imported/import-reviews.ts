import { wordingKey } from "../claims/wording-key.ts";
import type { Database } from "../db/database.ts";
import {
  findClaimsByWording,
  findReviewsAt,
  findReviewsByKey,
  listStandingReviews,
} from "../db/queries/imported-reviews.ts";
import type { VerdictRecord } from "../db/records.ts";
import type { WriteContext } from "../write-context.ts";
import { attachReview, withdrawReviews } from "./attach-review.ts";
import type { ImportedReview } from "./imported-review.ts";
import { addClaims, type NewClaim } from "./new-claims.ts";
import { claimKeyOf, reviewKeyOf } from "./review-key.ts";
import { isBlanked, saysTheSame, toVerdictRecord } from "./review-record.ts";
import { SeenKeys } from "./seen-keys.ts";

/** What a source gives, in its order. */
export type SourceRecord =
  | { line: number; review: ImportedReview }
  /** Its publisher says that what stood at these addresses is no longer given out. */
  | { line: number; deleted: string[] }
  | { line: number; reasons: string[] };

export interface ReviewCounts {
  added: number;
  /** Of those: on a claim that was here already. */
  linked: number;
  edited: number;
  unchanged: number;
  /** Records of a review that the source has given already. */
  repeated: number;
  refused: number;
  /** Known from an earlier edition and not in this one, or said to be deleted. */
  gone: number;
  /** Of those that are gone: taken back. */
  withdrawn: number;
  /** Readers get them when an editor next publishes their claim. */
  waiting: number;
}

export interface ReviewImport {
  /** Of several sources that are imported as a whole: which. */
  feed: string | null;
  /** The source is all that the feed gives out: what it no longer has is taken back. */
  isWhole: boolean;
  report(problem: { line: number; reason: string }): void;
  progress(counts: ReviewCounts): void;
}

/** Records looked up and written together. */
const BATCH = 500;

interface Keyed {
  line: number;
  review: ImportedReview;
  reviewKey: string;
}

/**
 * Imports reviews of other publishers. A review is known again by its publisher, page and words: one that says the same changes
 * nothing, one that says something else is a later edition of it. Reviews of the same words by the same claimant are of one claim.
 * A record goes in whole or not at all, and one that cannot is reported; memory does not grow with their number but by some
 * bytes each. Running it again carries on where it was cut off.
 */
export async function importReviews(
  db: Database,
  newContext: () => WriteContext,
  records: AsyncIterable<SourceRecord[]>,
  options: ReviewImport,
): Promise<ReviewCounts> {
  const counts: ReviewCounts = {
    added: 0,
    linked: 0,
    edited: 0,
    unchanged: 0,
    repeated: 0,
    refused: 0,
    gone: 0,
    withdrawn: 0,
    waiting: 0,
  };
  const seen = new SeenKeys();
  const refuse = (line: number, reasons: string[]) => {
    counts.refused += 1;
    options.report({ line, reason: reasons.join("; ") });
  };
  let batch: Keyed[] = [];
  const flush = async () => {
    await storeBatch(db, newContext(), batch, { feed: options.feed, counts, refuse });
    batch = [];
    options.progress(counts);
    await breathe();
  };
  for await (const group of records) {
    for (const record of group) {
      if ("reasons" in record) refuse(record.line, record.reasons);
      else if ("deleted" in record) {
        await flush();
        await withdrawAt(db, newContext(), record.deleted, counts);
      } else {
        const reviewKey = reviewKeyOf(record.review);
        const content = contentOf(record.review);
        const before = seen.note(reviewKey, content);
        if (before === null) batch.push({ ...record, reviewKey });
        else if (before === content) counts.repeated += 1;
        else
          refuse(record.line, [
            "it says something else of a review that an earlier record of this source gives, which is kept",
          ]);
      }
      if (batch.length >= BATCH) await flush();
    }
  }
  await flush();
  await settleGone(db, newContext, seen, counts, options);
  return counts;
}

/** Of what a review says, 32 bits (FNV-1a); how its address is written is no part of it. */
function contentOf({ claim, label, rating, issuedAt, summary, headline, licence }: ImportedReview): number {
  const text = JSON.stringify([claim, label, rating, issuedAt, summary, headline, licence]);
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

interface Storing {
  feed: string | null;
  counts: ReviewCounts;
  refuse(line: number, reasons: string[]): void;
}

async function storeBatch(
  db: Database,
  context: WriteContext,
  batch: Keyed[],
  storing: Storing,
): Promise<void> {
  if (batch.length === 0) return;
  const { feed, counts } = storing;
  const held = await findReviewsByKey(
    db,
    batch.map(({ reviewKey }) => reviewKey),
  );
  const unknown: Keyed[] = [];
  for (const keyed of batch) {
    const before = held.get(keyed.reviewKey);
    if (before === undefined) unknown.push(keyed);
    else await storeEdition(db, context, keyed, before, storing);
  }
  const claims = await findClaims(db, unknown);
  const fresh = new Map<string, NewClaim>();
  for (const { review, reviewKey } of unknown) {
    const key = claimKeyOf(review.claim.text, review.claim.claimant?.name ?? null);
    const claimId = claims.get(key);
    if (claimId !== undefined) {
      const { shown } = await attachReview(db, context, claimId, { review, reviewKey, feed, before: null });
      counts.linked += 1;
      counts.waiting += shown ? 0 : 1;
    } else {
      const claim = fresh.get(key) ?? { reviews: [] };
      claim.reviews.push({ review, reviewKey });
      fresh.set(key, claim);
    }
  }
  await addClaims(db, context, [...fresh.values()], feed);
  counts.added += unknown.length;
}

async function storeEdition(
  db: Database,
  context: WriteContext,
  { review, reviewKey }: Keyed,
  before: VerdictRecord,
  { feed, counts }: Storing,
): Promise<void> {
  if (isBlanked(before)) {
    counts.unchanged += 1;
    return;
  }
  const brought = toVerdictRecord(review, {
    id: before.id,
    claimId: before.claimId,
    reviewKey,
    feed,
    now: context.now(),
    before,
  });
  if (before.withdrawnAt === null && saysTheSame(before, brought)) {
    counts.unchanged += 1;
    return;
  }
  const { shown } = await attachReview(db, context, before.claimId, { review, reviewKey, feed, before });
  counts.edited += 1;
  counts.waiting += shown ? 0 : 1;
}

/** By its key, the claim that each review is of, where it is here. */
async function findClaims(db: Database, reviews: Keyed[]): Promise<Map<string, string>> {
  const keys = reviews.map(({ review }) => wordingKey(review.claim.text));
  const known = keys.length === 0 ? [] : await findClaimsByWording(db, keys);
  // The first of several, as they were made.
  return new Map(
    known.toReversed().map(({ id, text, claimantName }) => [claimKeyOf(text, claimantName), id]),
  );
}

async function withdrawAt(
  db: Database,
  context: WriteContext,
  urls: string[],
  counts: ReviewCounts,
): Promise<void> {
  for (const [claimId, reviews] of Map.groupBy(await findReviewsAt(db, urls), (review) => review.claimId)) {
    await withdrawReviews(db, context, claimId, new Set(reviews.map(({ id }) => id)));
    counts.gone += reviews.length;
    counts.withdrawn += reviews.length;
  }
}

const PAGE = 1000;

/** What the feed gave before and gives no longer. Where a record could not be read, it may be the one that is missing. */
async function settleGone(
  db: Database,
  newContext: () => WriteContext,
  seen: SeenKeys,
  counts: ReviewCounts,
  { feed, isWhole }: ReviewImport,
): Promise<void> {
  if (seen.size === 0) return;
  const isSure = isWhole && counts.refused === 0;
  for (let after = 0; ; ) {
    const page = await listStandingReviews(db, feed, after, PAGE);
    const last = page.at(-1);
    if (!last) break;
    after = last.seq;
    const gone = page.filter(({ reviewKey }) => !seen.has(reviewKey));
    counts.gone += gone.length;
    if (isSure) {
      for (const [claimId, reviews] of Map.groupBy(gone, (review) => review.claimId)) {
        await withdrawReviews(db, newContext(), claimId, new Set(reviews.map(({ id }) => id)));
        counts.withdrawn += reviews.length;
      }
    }
    await breathe();
  }
}

/** Long loops that only await leak statements: the client frees them in a macrotask. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
