import { findArticle } from "../articles/find-article.ts";
import { decidingTexts } from "../articles/latest-text.ts";
import { identifyText } from "../articles/text-identity.ts";
import { assertEditable } from "../claims/claim-status.ts";
import { assertVersion, type Committed } from "../claims/commit-claim.ts";
import type { Database } from "../db/database.ts";
import type { ArticleAggregate } from "../db/queries/article-aggregate.ts";
import { loadText } from "../db/queries/article-spans.ts";
import { loadClaimAggregate } from "../db/queries/claim-aggregate.ts";
import { DomainError } from "../domain-error.ts";
import type { ClaimWriteContext } from "../write-context.ts";
import { type HeldText, locateQuote } from "./locate-quote.ts";
import { type LocatedQuote, type LocatedSpan, recordSpan, sameSpan } from "./record-span.ts";
import type { NewSpan } from "./span-input.ts";

/**
 * Adds a quote that stands word for word in the article's latest text, or in an excerpt that was seen since. Throws
 * `not-found` for an unknown claim or article, `text-not-held` where nobody has the text, `text-mismatch` for a text of
 * another length than was said, and what {@link locateQuote} throws.
 */
export function addSpan(
  db: Database,
  context: ClaimWriteContext,
  claimIdOrSlug: string,
  input: NewSpan,
): Promise<Committed> {
  return recordSpan(db, context, claimIdOrSlug, () => locateSpan(db, input));
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
  const aggregate = await findArticle(db, input.article, "/article");
  const { accept } = input;
  const quote =
    input.text === undefined
      ? await locateInHeldTexts(db, aggregate, input.quote, accept)
      : locateQuote(await broughtText(db, aggregate, input.text), input.quote, accept);
  return {
    article: aggregate.article,
    role: input.role,
    stance: input.stance,
    quote,
    assertedBy: input.assertedBy,
    note: input.note,
  };
}

/** In the latest whole text; where it does not stand there, in the excerpts seen since, newest first. */
async function locateInHeldTexts(
  db: Database,
  aggregate: ArticleAggregate,
  quote: NewSpan["quote"],
  accept: NewSpan["accept"],
): Promise<LocatedQuote> {
  const { whole, excerpts } = decidingTexts(aggregate.snapshots);
  const { latestText } = aggregate;
  let refusal: DomainError | null = null;
  if (whole !== null && latestText?.content != null) {
    const located = tryToLocate({ sha256: whole, content: latestText.content }, quote, accept);
    if (!(located instanceof DomainError)) return located;
    // What stands there more than once is there: another excerpt would only hide that.
    if (located.code !== "quote-not-found") throw located;
    refusal = located;
  }
  for (const sha256 of excerpts) {
    const content = (await loadText(db, sha256))?.content;
    if (content === null || content === undefined) continue;
    const located = tryToLocate({ sha256, content }, quote, accept);
    if (!(located instanceof DomainError)) return located;
    refusal ??= located;
  }
  if (refusal) throw refusal;
  const latestSha256 = whole ?? excerpts[0];
  if (latestSha256 === undefined) {
    throw new DomainError("text-not-held", "No text of this article is known yet. Add a snapshot first.", {
      errors: [{ pointer: "/article", message: "has no snapshot" }],
    });
  }
  throw new DomainError(
    "text-not-held",
    "The text of this article is known by its hash alone: send it along.",
    {
      errors: [{ pointer: "/text", message: "is needed to check the quote" }],
      members: { latestSha256 },
    },
  );
}

function tryToLocate(
  text: HeldText,
  quote: NewSpan["quote"],
  accept: NewSpan["accept"],
): LocatedQuote | DomainError {
  try {
    return locateQuote(text, quote, accept);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

/** A text that came with the quote: one of those that decide. */
async function broughtText(
  db: Database,
  { snapshots }: ArticleAggregate,
  brought: string,
): Promise<HeldText> {
  const { whole, excerpts } = decidingTexts(snapshots);
  const text = await identifyText(brought);
  if (text.sha256 !== whole && !excerpts.includes(text.sha256)) {
    throw new DomainError(
      "text-not-held",
      "This is not the latest text of the article. Add it as a snapshot first.",
      {
        errors: [{ pointer: "/text", message: "does not hash to the latest snapshot" }],
        members: { latestSha256: whole ?? excerpts[0] ?? null, givenSha256: text.sha256 },
      },
    );
  }
  const known = await loadText(db, text.sha256);
  // The length came with the hash, from somebody who did not send the text.
  if (known && text.length !== known.length) {
    throw new DomainError(
      "text-mismatch",
      `This text has ${text.length} code points; its snapshot was recorded with ${known.length}.`,
      { errors: [{ pointer: "/text", message: "has another length than its snapshot" }] },
    );
  }
  return text;
}
