import type { StoredAnswer } from "./db/queries/idempotency.ts";
import type { ClaimAggregate } from "./db/records.ts";
import { type IdKind, ROLES, type Role } from "./vocabulary.ts";

/** Who writes. */
export interface Actor {
  editorId: string;
  name: string;
  role: Role;
}

/** Whether somebody may do what this role may: each role may do all that the ones before it may. */
export function hasRole({ role }: Pick<Actor, "role">, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

/** What a deployment's owner decided, as far as the rules depend on it. */
export interface HousePolicy {
  publisherName: string;
  publisherSite: string | null;
  /** Who issued a verdict cannot publish it. */
  requireSecondEditor: boolean;
  /** Whether readers are told editors' names; else they read "the desk". */
  namesEditors: boolean;
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

/** The same for what is neither claim nor article: the answer to keep, given what was made. */
export interface AnsweringContext<Made> extends WriteContext {
  answer?: (made: Made) => StoredAnswer | null;
}
