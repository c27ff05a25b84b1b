import { foldName } from "../language/fold-name.ts";
import { sha256 } from "../language/sha256.ts";
import type { ImportedReview } from "./imported-review.ts";

/**
 * By which a review is the same when it comes again: its publisher, its page and the words that it judges. One page may review
 * two claims, and one publisher the same words twice, on two pages. Kept in the database: another key is a migration.
 */
export function reviewKeyOf({
  publisher,
  urlKey,
  claim,
}: Pick<ImportedReview, "publisher" | "urlKey" | "claim">): string {
  return sha256([foldName(publisher.name), urlKey ?? "", foldName(claim.text)].join("\n"));
}

/** By which two reviews are of one claim: the same words, but for typography and capitals, and the same claimant. */
export function claimKeyOf(text: string, claimant: string | null): string {
  return `${foldName(claimant ?? "")}\n${foldName(text)}`;
}
