import type { Committed } from "../claims/commit-claim.ts";
import type { Database } from "../db/database.ts";
import { DomainError } from "../domain-error.ts";
import type { SpanRole, Stance } from "../vocabulary.ts";
import type { ClaimWriteContext } from "../write-context.ts";
import { locateBetween, locateInArticle } from "./locate-in-article.ts";
import type { LocatedQuote } from "./record-span.ts";
import { recordSpan } from "./record-span.ts";

/** A quote as somebody else's format names it. */
export interface SentSpan {
  /** Address of the article. */
  article: string;
  /** Its words; null where it is known by its place alone. */
  words: { exact: string; prefix?: string | undefined; suffix?: string | undefined } | null;
  /** Code points in the article's text; beside words it only tells places apart that have the same ones. */
  place: { start: number; end: number } | null;
  role: SpanRole;
  stance: Stance | null;
  note: string | null;
  /** What else was sent, as JSON; see SpanRecord. */
  annotation: string;
}

/**
 * Adds a quote with all else that was sent of it. The claim may have the quote in this role already: then nothing happens
 * if it came in the same way, and otherwise it throws `rule-unmet`, for what is said of it here would be lost. Throws
 * besides what `addSpan` throws.
 */
export async function addSentSpan(
  db: Database,
  context: ClaimWriteContext,
  claim: string,
  sent: SentSpan,
): Promise<Committed> {
  const { role, stance, note, annotation } = sent;
  const committed = await recordSpan(db, context, claim, async () => ({
    ...(await locateSent(db, sent)),
    role,
    stance,
    note,
    annotation,
    assertedBy: null,
  }));
  if (committed.changed) return committed;
  const known = committed.aggregate.spans.find(({ id }) => id === committed.created);
  if (known?.note === note && known.stance === stance && known.annotation === annotation) return committed;
  throw new DomainError("rule-unmet", "The claim has this quote in this role already: change that instead.", {
    members: { span: committed.created },
  });
}

/** Where the quote stands. Writes nothing. */
export async function locateSent(
  db: Database,
  { article, words, place }: Pick<SentSpan, "article" | "words" | "place">,
): Promise<{ article: Awaited<ReturnType<typeof locateInArticle>>["article"]; quote: LocatedQuote }> {
  if (words !== null) return locateInArticle(db, article, { quote: { ...words, at: place?.start } });
  if (place !== null) return locateBetween(db, article, place);
  throw new DomainError("invalid-input", "A quote is named by its words or by its place.");
}
