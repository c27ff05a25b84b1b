import type { StoredAnswer } from "./db/queries/idempotency.ts";
import type { ClaimAggregate } from "./db/records.ts";
import type { IdKind, Role } from "./vocabulary.ts";

/** Who writes. */
export interface Actor {
  editorId: string;
  name: string;
  role: Role;
}

/** What a deployment's owner decided, as far as the rules depend on it. */
export interface HousePolicy {
  publisherName: string;
  publisherSite: string | null;
  /** Who issued a verdict cannot publish it. */
  requireSecondEditor: boolean;
}

/** All that a write needs besides its input. Clock and ids come from outside, so that imports keep theirs. */
export interface WriteContext {
  actor: Actor;
  policy: HousePolicy;
  /** RFC 3339 UTC with milliseconds. */
  now(): string;
  newId(kind: IdKind): string;
  /** The version that the caller has seen; null where any will do. */
  ifMatch: number | null;
}

export interface ClaimWriteContext extends WriteContext {
  /** The answer to keep under the request's Idempotency-Key, given the claim afterwards and what was made. */
  answer?: (after: ClaimAggregate, created: string | null) => StoredAnswer | null;
}
