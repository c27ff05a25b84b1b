import { isRetiredSlug, type SluggedKind } from "../db/queries/retired-slugs.ts";
import type { AppContext } from "./environment.ts";
import { ProblemError } from "./problems.ts";

const REASON = "This address held words that were redacted.";

/**
 * Throws `gone` for an address whose words were redacted. It does not say where its claim or article is now: that would
 * join the words to it again. To be asked before `not-found` is thrown.
 */
export async function refuseRetired(c: AppContext, kind: SluggedKind, idOrSlug: string): Promise<void> {
  if (await isRetiredSlug(c.get("db"), kind, idOrSlug)) {
    throw new ProblemError("gone", REASON, { members: { reason: REASON } });
  }
}
