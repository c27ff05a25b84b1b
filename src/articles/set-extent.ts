import type { Database } from "../db/database.ts";
import type { ArticleAggregate } from "../db/queries/article-aggregate.ts";
import { loadText } from "../db/queries/article-spans.ts";
import { extentStatement } from "../db/queries/article-writes.ts";
import type { ArticleRecord } from "../db/records.ts";
import { DomainError } from "../domain-error.ts";
import type { ExtentPatch } from "./article-input.ts";
import { type ArticleContext, type CommittedArticle, commitArticle } from "./commit-article.ts";
import { decidingTexts } from "./latest-text.ts";
import { placeQuotes } from "./place-quotes.ts";
import { identifyText } from "./text-identity.ts";

/**
 * Says how much of the page a text is, for every time that the article had it. Quotes then stand as the texts that
 * decide say: a page that answered "Subscribe to read" once is marked as a stub, and what had gone with it is back
 * where it was. Throws `not-found` for a text that the article never had, `text-not-held` where a text has to be read
 * again of which only the hash is kept.
 */
export function setExtent(
  db: Database,
  context: ArticleContext,
  reference: string,
  sha256: string,
  { extent, text, reason }: ExtentPatch,
): Promise<CommittedArticle> {
  return commitArticle(db, context, reference, async (aggregate) => {
    const { article, snapshots } = aggregate;
    const marked = snapshots.filter((snapshot) => snapshot.textSha256 === sha256);
    const [first] = marked;
    if (!first) throw new DomainError("not-found", "The article is not known to have had this text.");
    if (marked.every((snapshot) => snapshot.extent === extent)) return { article, changes: [] };
    const after = snapshots.map((snapshot) =>
      snapshot.textSha256 === sha256 ? { ...snapshot, extent } : snapshot,
    );
    const deciding = decidingTexts(after);
    const sent = text === undefined ? null : await identifyText(text);
    if (sent && sent.sha256 !== deciding.whole) {
      throw new DomainError("text-mismatch", "This is not the text in which the quotes are looked up then.", {
        errors: [{ pointer: "/text", message: "does not hash to the latest whole text" }],
        members: { textSha256: sent.sha256, latestSha256: deciding.whole },
      });
    }
    const before = marked.find((snapshot) => snapshot.extent !== extent)?.extent ?? first.extent;
    const isSame = JSON.stringify(deciding) === JSON.stringify(decidingTexts(snapshots));
    return {
      article: { ...article, textLength: await lengthOf(db, aggregate, deciding.whole) },
      changes: [
        {
          action: "article.extent",
          subject: { kind: "article", id: article.id },
          changes: { textSha256: [sha256, sha256], extent: [before, extent] },
          reason,
          isPublic: false,
          claimId: null,
        },
      ],
      ...(isSame ? {} : { placed: await placeQuotes(db, article.id, deciding, sent) }),
      more: (gate) => [extentStatement(article.id, sha256, extent, gate)],
    };
  });
}

/** Of the latest whole text, code points. */
async function lengthOf(
  db: Database,
  { latestText }: ArticleAggregate,
  sha256: string | null,
): Promise<ArticleRecord["textLength"]> {
  if (sha256 === null) return null;
  if (latestText?.sha256 === sha256) return latestText.length;
  return (await loadText(db, sha256))?.length ?? null;
}
