import type { Database } from "../db/database.ts";
import { loadClaimAggregate } from "../db/queries/claim-aggregate.ts";
import { findClaimOfSpan } from "../db/queries/claim-lookups.ts";
import type { ArticleRecord, SpanRecord } from "../db/records.ts";
import { DomainError } from "../domain-error.ts";

/** A quote of a working copy, retracted or not. Throws `not-found`. */
export async function findSpan(
  db: Database,
  id: string,
): Promise<{ span: SpanRecord; article: ArticleRecord; claimVersion: number }> {
  const claimId = await findClaimOfSpan(db, id);
  const aggregate = claimId === null ? null : await loadClaimAggregate(db, claimId);
  const span = aggregate?.spans.find((candidate) => candidate.id === id);
  const article = span && aggregate?.articles.get(span.articleId);
  if (!aggregate || !span || !article) throw new DomainError("not-found", `There is no span ${id}.`);
  return { span, article, claimVersion: aggregate.claim.version };
}
