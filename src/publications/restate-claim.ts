import type { PlacedSpan } from "../articles/place-spans.ts";
import type { PublishedClaimRow } from "../db/queries/article-spans.ts";
import { countOrigins, standingOf, weakest } from "../verdicts/receipts.ts";
import type { ArticleSummary } from "./article-document.ts";
import type { ClaimDetails, ClaimSummary } from "./claim-document.ts";
import { showConfirmation } from "./confirmation.ts";
import type { SpanDocument } from "./span-document.ts";

/** What came to be known of a source: what of a published claim is not as it was published any more. */
export interface Restatement {
  /** By id: quotes that were looked up in a new text, or confirmed. */
  placed: ReadonlyMap<string, PlacedSpan>;
  /** By id: articles as they are described now. */
  articles: ReadonlyMap<string, ArticleSummary>;
}

/**
 * What readers see of a claim, with its sources and the states of its quotes brought up to date; everything else stays
 * as it was published. `receipts` of the verdict and the number of independent sources follow.
 */
export function restateClaim(row: PublishedClaimRow, restatement: Restatement): PublishedClaimRow {
  const { summary, details } = restateDocument(
    { summary: JSON.parse(row.summary), details: JSON.parse(row.details) },
    restatement,
  );
  return {
    ...row,
    summary: JSON.stringify(summary),
    details: JSON.stringify(details),
  };
}

export function restateDocument(
  { summary, details }: { summary: ClaimSummary; details: ClaimDetails },
  restatement: Restatement,
): { summary: ClaimSummary; details: ClaimDetails } {
  const { articles } = restatement;
  const evidence = details.evidence.map((span) => restateSpan(span, restatement));
  const verdict = summary.verdict && {
    ...summary.verdict,
    receipts: weakest(
      evidence
        .filter(({ id }) => summary.verdict?.restsOn.includes(id))
        .map(({ state, placement }) => standingOf(state, placement)),
    ),
  };
  const decisive = evidence.filter(({ role }) => role !== "context");
  const independentSources = countOrigins(
    decisive.map(({ article: { publisher } }) => ({
      publisherName: publisher?.name ?? null,
      publisherSite: publisher?.site ?? null,
    })),
  );
  return {
    summary: { ...summary, verdict, independentSources },
    details: {
      ...details,
      evidence,
      appearances: details.appearances.map((span) => restateSpan(span, restatement)),
      sources: details.sources.map((source) => ({
        ...source,
        article: articles.get(source.article.id) ?? source.article,
      })),
    },
  };
}

export function restateSpan<T extends SpanDocument>(span: T, { placed, articles }: Restatement): T {
  const now = placed.get(span.id);
  return {
    ...span,
    ...(now
      ? {
          state: now.state,
          placement: now.placement,
          confirmation: showConfirmation(now.span),
        }
      : {}),
    article: articles.get(span.article.id) ?? span.article,
  };
}
