import { refreshFilter } from "../annotations/page-filter.ts";
import type { Database } from "../db/database.ts";
import { forgetExpiredAnswers } from "../db/queries/idempotency.ts";
import { forgetContactsClosedBy } from "../db/queries/inbox.ts";
import { forgetPreviousHashes } from "../db/queries/lookup-pages.ts";
import { forgetDeliveriesBefore } from "../db/queries/webhook-deliveries.ts";
import { forgetFormerSecrets } from "../db/queries/webhooks.ts";
import type { AskedEmbedder } from "../inference/asked-embedder.ts";
import type { Inference } from "../inference/inference.ts";
import { compareNewClaims } from "../review/duplicates.ts";
import { embedClaims } from "../search/embed-claims.ts";
import type { Job } from "./job.ts";

/** How often the due jobs are done where a process lives that long, ms. Workers have a schedule in wrangler.toml. */
export const DUE_INTERVAL_MS = 60 * 60 * 1000;

/** Lets go of answers that are no longer given again. */
export function forgetAnswers(db: Database, now: string): Job {
  return { name: "forget expired answers", run: () => forgetExpiredAnswers(db, now) };
}

/** How long after closing it is known how to reach the reader who sent something, ms: 90 days. */
const CONTACT_KEPT_MS = 90 * 24 * 60 * 60 * 1000;

/** Deletes how to reach readers whose reports were closed long ago. */
export function forgetContacts(db: Database, now: string): Job {
  const until = new Date(Date.parse(now) - CONTACT_KEPT_MS).toISOString();
  return { name: "forget contacts", run: () => forgetContactsClosedBy(db, until) };
}

/** Claims that one run makes vectors of: what is left, the next one finds. The command `embed` makes all. */
const EMBEDDED_AT_ONCE = 256;

/** Makes the vectors that claims lack, where there is an embedder. */
export function embedNewClaims(db: Database, embedder: AskedEmbedder): Job {
  return {
    name: "embed new claims",
    run: async () => {
      await embedClaims(db, embedder, EMBEDDED_AT_ONCE);
    },
  };
}

/** Claims that one run compares with the others: what is left, the next one does. */
const COMPARED_AT_ONCE = 64;

/** Looks for claims that say the same as new ones. */
export function compareClaims(db: Database, now: string): Job {
  return { name: "compare new claims", run: () => compareNewClaims(db, now, COMPARED_AT_ONCE) };
}

/** How long many publications may wait for their pages' filter, ms; who asks for its manifest sooner has it made. */
const FILTER_REST_MS = 10_000;

/** Makes the filter of annotated pages anew, where some were published or taken back. */
export function refreshPageFilter(db: Database, now: string): Job {
  return {
    name: "refresh the page filter",
    rest: FILTER_REST_MS,
    run: async () => {
      await refreshFilter(db, new Date(now));
    },
  };
}

/** Pages are no longer found by rules that were replaced long enough ago. */
function forgetHashes(db: Database, now: string): Job {
  return { name: "forget hashes of older rules", run: () => forgetPreviousHashes(db, now) };
}

/** How long it is told what became of a delivery, ms: 30 days. */
const DELIVERIES_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** What was delivered to webhooks long ago, and secrets that no longer sign. */
function forgetDeliveries(db: Database, now: string): Job {
  const until = new Date(Date.parse(now) - DELIVERIES_KEPT_MS).toISOString();
  return {
    name: "forget deliveries",
    run: async () => {
      await forgetDeliveriesBefore(db, until);
      await forgetFormerSecrets(db, now);
    },
  };
}

/** What is done from time to time, whether anybody writes or not. */
export function dueJobs(db: Database, now: string, { embedder }: Inference): Job[] {
  return [
    forgetAnswers(db, now),
    forgetContacts(db, now),
    compareClaims(db, now),
    forgetHashes(db, now),
    forgetDeliveries(db, now),
    refreshPageFilter(db, now),
    ...(embedder === null ? [] : [embedNewClaims(db, embedder)]),
  ];
}
