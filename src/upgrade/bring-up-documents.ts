import type { Database } from "../db/database.ts";
import {
  readOldArticles,
  readOldClaims,
  writeCurrentArticles,
  writeCurrentClaims,
} from "../db/queries/old-documents.ts";
import type { ArticleSummary } from "../publications/article-document.ts";
import { currentArticle, currentDocument, currentSpan, DOCUMENT_FORMAT } from "../publications/formats.ts";
import { joinDocument, splitDocument } from "../publications/project-publication.ts";
import type { SpanDocument } from "../publications/span-document.ts";

/**
 * What readers see now, in the members that they get now: a read sends the stored text and looks into nothing.
 * Publications stay as they were written.
 */
export async function bringUpDocuments(db: Database): Promise<void> {
  for (;;) {
    const claims = await readOldClaims(db, DOCUMENT_FORMAT);
    if (claims.length === 0) break;
    await writeCurrentClaims(
      db,
      DOCUMENT_FORMAT,
      claims.map(({ seq, format, summary, details, spans }) => {
        const document = currentDocument(JSON.parse(joinDocument(summary, details)), format);
        const now = splitDocument(document);
        return {
          seq,
          summary: JSON.stringify(now.summary),
          details: JSON.stringify(now.details),
          spans: spans.map((span) => ({ id: span.id, document: bringUpSpan(span.document, format) })),
        };
      }),
    );
  }
  for (;;) {
    const articles = await readOldArticles(db, DOCUMENT_FORMAT);
    if (articles.length === 0) break;
    await writeCurrentArticles(
      db,
      DOCUMENT_FORMAT,
      articles.map(({ seq, format, document }) => {
        const article: ArticleSummary = JSON.parse(document);
        return { seq, document: JSON.stringify(currentArticle(article, format)) };
      }),
    );
  }
}

function bringUpSpan(document: string, format: number): string {
  const span: SpanDocument = JSON.parse(document);
  return JSON.stringify(currentSpan(span, format));
}
