import { findArticle } from "../articles/find-article.ts";
import { decidingTexts } from "../articles/latest-text.ts";
import { identifyText } from "../articles/text-identity.ts";
import type { Database } from "../db/database.ts";
import type { ArticleAggregate } from "../db/queries/article-aggregate.ts";
import { loadText } from "../db/queries/article-spans.ts";
import type { ArticleRecord } from "../db/records.ts";
import { DomainError } from "../domain-error.ts";
import { type GivenQuote, type HeldText, locateQuote, quoteBetween } from "./locate-quote.ts";
import type { LocatedQuote } from "./record-span.ts";
import type { QuoteToCheck } from "./span-input.ts";

/**
 * Where a quote stands in an article's latest text, or in an excerpt that was seen since. It writes nothing. Throws `not-found` for an
 * unknown article, `text-not-held` where nobody has the text, `text-mismatch` for a text of another length than was said, and
 * what {@link locateQuote} throws.
 */
export async function locateInArticle(
  db: Database,
  article: string,
  { quote, accept, text }: Omit<QuoteToCheck, "quote"> & { quote: GivenQuote },
): Promise<{ article: ArticleRecord; quote: LocatedQuote }> {
  const aggregate = await findArticle(db, article, "/article");
  return {
    article: aggregate.article,
    quote:
      text === undefined
        ? await locateInHeldTexts(db, aggregate, quote, accept)
        : locateQuote(await broughtText(db, aggregate, text), quote, accept),
  };
}

/** The words between two places of an article's latest whole text, code points. Throws as {@link quoteBetween}. */
export async function locateBetween(
  db: Database,
  article: string,
  { start, end }: { start: number; end: number },
): Promise<{ article: ArticleRecord; quote: LocatedQuote }> {
  const { article: record, snapshots, latestText } = await findArticle(db, article, "/article");
  const { whole } = decidingTexts(snapshots);
  if (whole === null || latestText?.content == null) {
    throw new DomainError(
      "text-not-held",
      "No whole text of this article is held: places in it cannot be looked up. Give the words themselves.",
      { errors: [{ pointer: "/quote", message: "needs the words themselves" }] },
    );
  }
  const text = { sha256: whole, content: latestText.content };
  return { article: record, quote: quoteBetween(text, start, end) };
}

/** In the latest whole text; where it does not stand there, in the excerpts seen since, newest first. */
async function locateInHeldTexts(
  db: Database,
  aggregate: ArticleAggregate,
  quote: GivenQuote,
  accept: QuoteToCheck["accept"],
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
  quote: GivenQuote,
  accept: QuoteToCheck["accept"],
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
