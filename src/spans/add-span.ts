import { findArticle } from "../articles/find-article.ts";
import { identifyText } from "../articles/text-identity.ts";
import { assertEditable } from "../claims/claim-status.ts";
import { assertVersion, type Committed } from "../claims/commit-claim.ts";
import type { Database } from "../db/database.ts";
import type { ArticleAggregate } from "../db/queries/article-aggregate.ts";
import { loadClaimAggregate } from "../db/queries/claim-aggregate.ts";
import { DomainError } from "../domain-error.ts";
import type { ClaimWriteContext } from "../write-context.ts";
import { type HeldText, locateQuote } from "./locate-quote.ts";
import { type LocatedQuote, type LocatedSpan, recordSpan, sameSpan } from "./record-span.ts";
import type { NewSpan } from "./span-input.ts";

/**
 * Adds a quote that stands word for word in the article's latest text. Throws `not-found` for an unknown claim or
 * article, `text-not-held` where nobody has the text, `text-mismatch` for a text that is not the latest, and what
 * {@link locateQuote} throws.
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
  const text = await heldText(aggregate, input.text);
  return {
    article: aggregate.article,
    role: input.role,
    stance: input.stance,
    quote: locateQuote(text, input.quote, input.accept),
    assertedBy: input.assertedBy,
    note: input.note,
  };
}

async function heldText({ latestText }: ArticleAggregate, brought: string | undefined): Promise<HeldText> {
  if (!latestText) {
    throw new DomainError("text-not-held", "No text of this article is known yet. Add a snapshot first.", {
      errors: [{ pointer: "/article", message: "has no snapshot" }],
    });
  }
  if (brought !== undefined) {
    const text = await identifyText(brought);
    if (text.sha256 !== latestText.sha256) {
      throw new DomainError(
        "text-not-held",
        "This is not the latest text of the article. Add it as a snapshot first.",
        {
          errors: [{ pointer: "/text", message: "does not hash to the latest snapshot" }],
          members: { latestSha256: latestText.sha256, givenSha256: text.sha256 },
        },
      );
    }
    // The length came with the hash, from somebody who did not send the text.
    if (text.length !== latestText.length) {
      throw new DomainError(
        "text-mismatch",
        `This text has ${text.length} code points; its snapshot was recorded with ${latestText.length}.`,
        { errors: [{ pointer: "/text", message: "has another length than its snapshot" }] },
      );
    }
    return text;
  }
  if (latestText.content === null) {
    throw new DomainError(
      "text-not-held",
      "The text of this article is known by its hash alone: send it along.",
      {
        errors: [{ pointer: "/text", message: "is needed to check the quote" }],
        members: { latestSha256: latestText.sha256 },
      },
    );
  }
  return { sha256: latestText.sha256, content: latestText.content };
}
