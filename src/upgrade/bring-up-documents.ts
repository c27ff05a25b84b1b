import type { Database } from "../db/database.ts";
import { joinDocument } from "../db/packed-details.ts";
import { loadArticlesById } from "../db/queries/article-aggregate.ts";
import {
  readOldArticles,
  readOldClaims,
  writeCurrentArticles,
  writeCurrentClaims,
} from "../db/queries/old-documents.ts";
import type { ArticleSummary } from "../publications/article-document.ts";
import { composeArticle } from "../publications/compose-claim.ts";
import { currentDocument, DOCUMENT_FORMAT } from "../publications/formats.ts";
import { splitDocument } from "../publications/project-publication.ts";
import { restateDocument } from "../publications/restate-claim.ts";

/**
 * What readers see now, in the members that they get now and with its sources as they are described now: a read sends
 * the stored text and looks into nothing. Publications stay as they were written.
 */
export async function bringUpDocuments(db: Database): Promise<void> {
  for (;;) {
    const claims = await readOldClaims(db, DOCUMENT_FORMAT);
    if (claims.length === 0) break;
    const documents = claims.map((claim) => ({
      ...claim,
      document: currentDocument(JSON.parse(joinDocument(claim.summary, claim.details)), claim.format),
    }));
    const cited = documents.flatMap(({ document }) =>
      [...document.evidence, ...document.appearances].map(({ article }) => article.id),
    );
    const restatement = { placed: new Map(), articles: await describeArticles(db, cited) };
    await writeCurrentClaims(
      db,
      DOCUMENT_FORMAT,
      documents.map(({ seq, document }) => {
        const now = restateDocument(splitDocument(document), restatement);
        return {
          seq,
          summary: JSON.stringify(now.summary),
          details: JSON.stringify(now.details),
        };
      }),
    );
  }
  for (;;) {
    const old = await readOldArticles(db, DOCUMENT_FORMAT);
    if (old.length === 0) break;
    const described = await describeArticles(
      db,
      old.map(({ articleId }) => articleId),
    );
    await writeCurrentArticles(
      db,
      DOCUMENT_FORMAT,
      old.map(({ seq, articleId }) => ({ seq, document: JSON.stringify(described.get(articleId)) })),
    );
  }
}

async function describeArticles(db: Database, ids: string[]): Promise<Map<string, ArticleSummary>> {
  const articles = await loadArticlesById(db, [...new Set(ids)]);
  return new Map([...articles].map(([id, article]) => [id, composeArticle(article)]));
}
