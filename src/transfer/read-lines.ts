import type { ArticleBundle, ClaimBundle, EventRow } from "../db/queries/transfer-bundles.ts";
import { lookupHash } from "../urls/lookup-hash.ts";
import type { ArticleLine, ClaimLine, EventLine } from "./line-schemas.ts";

// Lines of an export as rows of the store: the inverse of render-lines.ts.

export function toEventRow(
  line: EventLine,
  { claimId, articleId }: Pick<EventRow, "claimId" | "articleId">,
): EventRow {
  return { ...line, claimId, articleId, changes: JSON.stringify(line.changes) };
}

export async function toArticleBundle(line: ArticleLine): Promise<ArticleBundle> {
  const { addresses, snapshots, texts, events, redactions, ...article } = line;
  const articleId = article.id;
  return {
    article,
    addresses: await Promise.all(
      addresses.map(async (address) => ({ ...address, articleId, hash: await lookupHash(address.key) })),
    ),
    snapshots: snapshots.map((snapshot) => ({ ...snapshot, articleId })),
    texts: texts.map(({ sha256, length, content = null }) => ({ sha256, length, content })),
    events: events.map((event) => toEventRow(event, { claimId: null, articleId })),
    redactions,
  };
}

export function toClaimBundle(line: ClaimLine): Omit<ClaimBundle, "shown"> {
  const { spans, verdicts, publications, events, redactions, shown: _, ...claim } = line;
  const claimId = claim.id;
  return {
    claim,
    spans: spans.map((span) => ({
      ...span,
      claimId,
      placement: span.placement === null ? null : JSON.stringify(span.placement),
    })),
    verdicts: verdicts.map((verdict) => ({ ...verdict, claimId })),
    publications: publications.map((publication) => ({
      ...publication,
      claimId,
      document: JSON.stringify(publication.document),
    })),
    events: events.map(({ articleId, ...event }) => toEventRow(event, { claimId, articleId })),
    redactions,
  };
}
