import type { AddressRecord } from "../db/queries/article-aggregate.ts";
import type { ArticleChange } from "../db/queries/article-writes.ts";
import { DomainError } from "../domain-error.ts";
import { sha256Hex } from "../language/sha256.ts";
import type { ArticleAddress } from "../urls/article-address.ts";
import { lookupHash } from "../urls/lookup-hash.ts";
import { keyOf } from "./find-article.ts";
import { nearKeyOf } from "./near-key.ts";

/** The row of an address that an article gets. */
export async function newAddress(
  address: ArticleAddress,
  { at, by, reason }: { at: string; by: string; reason: string | null },
): Promise<AddressRecord> {
  const key = keyOf(address);
  return {
    key,
    hash: await lookupHash(key, sha256Hex),
    url: address.kind === "url" ? address.url : null,
    addedAt: at,
    addedBy: by,
    reason,
    previousHash: null,
    previousHashUntil: null,
    sharesKey: null,
    nearKey: nearKeyOf(key),
  };
}

/** What the record says of an address that comes to those that an article has. */
export function aliasedChange(articleId: string, { key, url, reason }: AddressRecord): ArticleChange {
  return {
    action: "article.aliased",
    subject: { kind: "article", id: articleId },
    changes: { address: [null, key], url: [null, url] },
    reason,
    isPublic: false,
    claimId: null,
  };
}

export function addressTaken(holderId: string): DomainError {
  return new DomainError(
    "address-taken",
    "This address belongs to another article. Merge them if they are one.",
    { members: { article: holderId } },
  );
}
