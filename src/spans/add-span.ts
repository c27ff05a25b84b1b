import type { NewClaim } from "../claims/claim-input.ts";
import { assertEditable } from "../claims/claim-status.ts";
import { assertVersion, type Committed } from "../claims/commit-claim.ts";
import { createClaim } from "../claims/create-claim.ts";
import type { Database } from "../db/database.ts";
import { loadClaimAggregate } from "../db/queries/claim-aggregate.ts";
import { DomainError } from "../domain-error.ts";
import type { ClaimWriteContext } from "../write-context.ts";
import { locateInArticle } from "./locate-in-article.ts";
import { type LocatedQuote, type LocatedSpan, recordSpan, sameSpan, withSpan } from "./record-span.ts";
import type { NewSpan } from "./span-input.ts";

/**
 * Adds a quote that stands word for word in the article's latest text, or in an excerpt that was seen since. Throws
 * `not-found` for an unknown claim or article, `text-not-held` where nobody has the text, `text-mismatch` for a text of
 * another length than was said, and what `locateQuote` throws.
 */
export function addSpan(
  db: Database,
  context: ClaimWriteContext,
  claimIdOrSlug: string,
  input: NewSpan,
): Promise<Committed> {
  return recordSpan(db, context, claimIdOrSlug, () => locateSpan(db, input));
}

/** A new draft with its first quote, both or neither. Throws what {@link createClaim} and {@link addSpan} throw. */
export async function createClaimWithSpan(
  db: Database,
  context: ClaimWriteContext,
  claim: NewClaim,
  input: NewSpan,
): Promise<Committed> {
  const id = context.newId("span");
  return createClaim(db, context, claim, async (draft) =>
    withSpan(context, draft, id, await locateSpan(db, input)),
  );
}

/** What {@link addSpan} would record. `known` is the span that says so already, or null. */
export interface SpanRehearsal {
  quote: Omit<LocatedQuote, "textSha256">;
  textSha256: string;
  known: string | null;
}

/** Checks a quote as {@link addSpan} does, throws what that would throw, and writes nothing. */
export async function rehearseSpan(
  db: Database,
  context: ClaimWriteContext,
  claimIdOrSlug: string,
  input: NewSpan,
): Promise<SpanRehearsal> {
  const aggregate = await loadClaimAggregate(db, claimIdOrSlug);
  if (!aggregate) throw new DomainError("not-found", `There is no claim ${claimIdOrSlug}.`);
  assertVersion(context, aggregate.claim.version);
  assertEditable(aggregate.claim);
  const located = await locateSpan(db, input);
  const { textSha256, ...quote } = located.quote;
  return { quote, textSha256, known: sameSpan(aggregate, located)?.id ?? null };
}

async function locateSpan(db: Database, input: NewSpan): Promise<LocatedSpan> {
  const { article, quote } = await locateInArticle(db, input.article, input);
  const { role, stance, assertedBy, note } = input;
  return { article, role, stance, quote, assertedBy, note };
}
