import { currentVerdict, standingSpans } from "../claims/claim-aggregate.ts";
import type { PublicationProjection } from "../db/queries/publication-writes.ts";
import type { Change, ClaimAggregate } from "../db/records.ts";
import { created } from "../events/changes.ts";
import type { WriteContext } from "../write-context.ts";
import { composeArticle, composeClaim } from "./compose-claim.ts";

export interface Publication {
  after: ClaimAggregate;
  change: Change;
  projection: PublicationProjection;
}

/**
 * Freezes the claim as it stands: the document, the event that says so, and what lists, pages and search keep of
 * it. The claim's status, count and first publication are already those of the published claim.
 */
export function publicationOf(
  aggregate: ClaimAggregate,
  context: Pick<WriteContext, "actor" | "newId">,
): Publication {
  const { claim } = aggregate;
  const verdict = currentVerdict(aggregate);
  const composed = composeClaim(aggregate, {
    withUnpublishedTargets: false,
    reviewedBy: reviewerOf(verdict?.issuerId ?? null, context.actor),
  });
  const summary = JSON.stringify(composed.summary);
  const details = JSON.stringify(composed.details);
  const publication = {
    id: context.newId("publication"),
    claimId: claim.id,
    n: claim.publishedCount,
    claimVersion: claim.version,
    verdictId: verdict?.id ?? null,
    publishedAt: claim.updatedAt,
    publishedBy: context.actor.editorId,
  };
  const { claimId, ...recorded } = publication;
  const spans = standingSpans(aggregate);
  const articles = [...aggregate.articles.values()].filter((article) =>
    spans.some((span) => span.articleId === article.id),
  );
  const documents = [...composed.details.evidence, ...composed.details.appearances];
  return {
    after: {
      ...aggregate,
      current: { ...recorded, revision: 1 },
    },
    change: created(
      "publication.created",
      "publication",
      { ...recorded, label: verdict?.label ?? null },
      { isPublic: true },
    ),
    projection: {
      publication: { ...publication, document: joinDocument(summary, details) },
      row: {
        claimId,
        publicationId: publication.id,
        revision: 1,
        label: verdict?.label ?? null,
        kind: claim.kind,
        claimantName: claim.claimantName,
        language: claim.language,
        claimedOn: claim.claimedOn,
        reviewedAt: verdict?.issuedAt ?? null,
        publishedAt: claim.firstPublishedAt ?? claim.updatedAt,
        summary,
        details,
      },
      topics: claim.topics,
      spans: documents.map((document) => ({
        spanId: document.id,
        articleId: document.article.id,
        start: document.placement?.start ?? document.quote.start,
        document: JSON.stringify({ ...document, claim: claim.id }),
      })),
      articles: articles.map((article) => ({
        articleId: article.id,
        publisherName: article.publisherName,
        publisherSite: article.publisherSite,
        publishedAt: claim.updatedAt,
        document: JSON.stringify(composeArticle(article)),
      })),
      search: {
        text: claim.text,
        claimant: claim.claimantName ?? "",
        summary: verdict?.summary ?? "",
        quotes: composed.details.evidence.map((span) => span.quote.exact).join("\n"),
        headlines: articles
          .map((article) => article.headline ?? article.descriptiveHeadline ?? "")
          .join("\n"),
      },
    },
  };
}

/** A Claim is its summary and its details in one object. Both are JSON objects with members. */
export function joinDocument(summary: string, details: string): string {
  return `${summary.slice(0, -1)},${details.slice(1)}`;
}

/** Who published a verdict has reviewed it, unless it is their own. */
export function reviewerOf(
  issuerId: string | null,
  publisher: Pick<WriteContext["actor"], "editorId" | "name">,
): string | null {
  return issuerId === publisher.editorId ? null : publisher.name;
}
