import * as runtime from "cloudflare:workers";
import type { Database } from "./db/database.ts";
import { findLastShownChange } from "./db/queries/last-shown-change.ts";
import { READERS_TAG, SHARED_SECONDS } from "./http/tagged-answer.ts";
import type { Job } from "./jobs/job.ts";

/**
 * Takes all answers to readers out of the cache in front of the Worker, in every data centre, if what readers see was changed so lately that
 * one of them may be of before. One tag for all: a claim stands in lists, pages, feeds and embeds.
 */
export function purgeReaders(db: Database, now: () => number = Date.now): Job {
  return {
    name: "purge the cache",
    run: async () => {
      const changed = await findLastShownChange(db);
      if (changed === null || Date.parse(changed) < now() - SHARED_SECONDS * 1000) return;
      // A runtime without the cache, as on a developer's machine, has nothing to be purged.
      await runtime.cache?.purge({ tags: [READERS_TAG] });
    },
  };
}
