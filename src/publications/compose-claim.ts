import { currentVerdict, standingSpans } from "../claims/claim-aggregate.ts";
import {
  type ChangeForReaders,
  changeAsIssued,
  changeForReaders,
  rewordingOf,
} from "../claims/published-past.ts";
import type {
  ArticleRecord,
  ClaimAggregate,
  PublishedPast,
  SpanRecord,
  VerdictRecord,
} from "../db/records.ts";
import { linkToQuote } from "../urls/text-fragment.ts";
import { BEST_RATING, LABEL_CODEBOOK, WORST_RATING } from "../verdicts/labels.ts";
import { countOrigins, receiptState } from "../verdicts/receipts.ts";
import { REDACTED } from "../vocabulary.ts";
import type { ArticleSummary } from "./article-document.ts";
import type { ClaimDetails, ClaimSummary, RelationDocument, Source } from "./claim-document.ts";
import { showConfirmation } from "./confirmation.ts";
import type { SpanDocument } from "./span-document.ts";
import type { VerdictDocument } from "./verdict-document.ts";

export interface ComposedClaim {
  summary: ClaimSummary;
  details: ClaimDetails;
}

export interface ComposeOptions {
  /** Relations to claims that readers cannot open are shown only to those who can. */
  withUnpublishedTargets: boolean;
  /** Who let the current verdict out, where that is somebody else than who issued it. */
  reviewedBy: string | null;
  /** What readers saw before, for those who see only publications; null: verdicts are told as they were issued. */
  past: PublishedPast | null;
}

/** The claim as its readers see it. Pure: the same aggregate always gives the same document. */
export function composeClaim(aggregate: ClaimAggregate, options: ComposeOptions): ComposedClaim {
  const { claim } = aggregate;
  const spans = standingSpans(aggregate);
  const verdict = currentVerdict(aggregate);
  const evidence = spans.filter((span) => span.role !== "appearance");
  const decisive = evidence.filter((span) => span.role !== "context");
  const compose = (span: SpanRecord) => composeSpan(span, articleOf(aggregate, span.articleId));
  const overtaken = claim.relations.find(
    ({ kind, targetId }) => kind === "overtaken_by" && isShown(aggregate, targetId, options),
  );
  return {
    summary: {
      id: claim.id,
      slug: claim.slug,
      page: claimPage(claim.slug),
      text: claim.text,
      kind: claim.kind,
      claimant: claim.claimantName === null ? null : { name: claim.claimantName, role: claim.claimantRole },
      claimedOn: claim.claimedOn,
      language: claim.language,
      topics: claim.topics,
      about: claim.about,
      reworded: options.past ? rewordingOf(claim, options.past) : (aggregate.past.last?.reworded ?? null),
      status: claim.status,
      version: claim.version,
      publishedAt: claim.firstPublishedAt,
      updatedAt: claim.updatedAt,
      overtaken: overtaken ? { claim: overtaken.targetId, on: overtaken.since, note: overtaken.note } : null,
      verdict:
        verdict &&
        composeVerdict(
          verdict,
          aggregate.spans,
          options.reviewedBy,
          options.past
            ? changeForReaders(verdict, aggregate.verdicts, options.past)
            : changeAsIssued(verdict),
        ),
      evidenceCount: decisive.length,
      contextCount: evidence.length - decisive.length,
      articleCount: new Set(decisive.map((span) => span.articleId)).size,
      independentSources: countOrigins(decisive.map((span) => articleOf(aggregate, span.articleId))),
    },
    details: {
      evidence: evidence.map(compose),
      appearances: spans.filter((span) => span.role === "appearance").map(compose),
      sources: composeSources(aggregate, evidence),
      reviews: aggregate.verdicts
        .filter(
          (candidate) =>
            !candidate.house && candidate.withdrawnAt === null && !isSuperseded(aggregate, candidate),
        )
        .map((review) => composeVerdict(review, aggregate.spans, null)),
      relations: claim.relations.flatMap(({ kind, targetId, since, note }): RelationDocument[] => {
        const target = aggregate.targets.get(targetId);
        if (!target || !isShown(aggregate, targetId, options)) return [];
        const { id, slug, text } = target;
        return [{ kind, claim: { id, slug, page: claimPage(slug), text }, on: since, note }];
      }),
    },
  };
}

export function composeArticle(article: ArticleRecord): ArticleSummary {
  return {
    id: article.id,
    slug: article.slug,
    page: articlePage(article.slug),
    url: article.url,
    urn: article.urn,
    headline: article.headline,
    descriptiveHeadline: article.descriptiveHeadline,
    author: article.author,
    publisher:
      article.publisherName === null ? null : { name: article.publisherName, site: article.publisherSite },
    publishedOn: article.publishedOn,
    language: article.language,
    genre: article.genre,
    genreNote: article.genreNote,
    access: article.access,
    lastCheckedAt: article.lastCheckedAt,
    textLength: article.textLength,
  };
}

export function composeSpan(span: SpanRecord, article: ArticleRecord): SpanDocument {
  const { exact, prefix, suffix, start, end } = span;
  return {
    id: span.id,
    role: span.role,
    stance: span.stance,
    quote: { exact, prefix, suffix, start, end },
    assertedBy:
      span.assertedByName === null
        ? null
        : { name: span.assertedByName, role: span.assertedByRole, claimantSide: span.claimantSide },
    note: span.note,
    // Words that were blanked by law stand nowhere: the link leads to the top of the page.
    link: article.url === null || exact === REDACTED ? article.url : linkToQuote(article.url, span),
    state: span.state,
    placement: span.placement === null ? null : JSON.parse(span.placement),
    confirmation: showConfirmation(span),
    verification: { by: span.verifiedBy, textSha256: span.textSha256, at: span.verifiedAt },
    article: composeArticle(article),
    createdAt: span.createdAt,
  };
}

export function composeVerdict(
  verdict: VerdictRecord,
  spans: SpanRecord[],
  reviewedBy: string | null,
  change: ChangeForReaders = changeAsIssued(verdict),
): VerdictDocument {
  const entry = LABEL_CODEBOOK[verdict.label];
  return {
    id: verdict.id,
    label: verdict.label,
    headline: verdict.headline,
    ratingText: verdict.ratingText ?? entry.name,
    ratingValue: verdict.house ? entry.ratingValue : verdict.ratingValue,
    bestRating: verdict.house ? BEST_RATING : verdict.bestRating,
    worstRating: verdict.house ? WORST_RATING : verdict.worstRating,
    summary: verdict.summary,
    implied: verdict.implied,
    searched: verdict.searched,
    notSeen: verdict.notSeen,
    notDecided: verdict.notDecided,
    instead: verdict.instead,
    reply: verdict.reply,
    basis: verdict.basisStrength && { strength: verdict.basisStrength, note: verdict.basisNote },
    method: verdict.method,
    publisher: { name: verdict.publisherName, site: verdict.publisherSite },
    issuedBy: verdict.issuedBy,
    reviewedBy,
    issuedAt: verdict.issuedAt,
    asOf: verdict.asOf,
    change: { kind: change.kind, note: change.note },
    supersedes: change.supersedes,
    restsOn: verdict.restsOn,
    receipts: receiptState(verdict, spans),
    claimText: verdict.claimText,
    reviewUrl: verdict.reviewUrl,
    licence: verdict.licence,
  };
}

function composeSources(aggregate: ClaimAggregate, evidence: SpanRecord[]): Source[] {
  const byArticle = Map.groupBy(evidence, (span) => span.articleId);
  return [...byArticle].map(([articleId, spans]) => {
    const count = (role: SpanRecord["role"]) => spans.filter((span) => span.role === role).length;
    return {
      article: composeArticle(articleOf(aggregate, articleId)),
      supports: count("supports"),
      refutes: count("refutes"),
      context: count("context"),
      spans: spans.map((span) => span.id),
    };
  });
}

export function articlePage(slug: string): string {
  return `/articles/${encodeURIComponent(slug)}`;
}

export function claimPage(slug: string): string {
  return `/claims/${encodeURIComponent(slug)}`;
}

function isShown(aggregate: ClaimAggregate, targetId: string, options: ComposeOptions): boolean {
  return options.withUnpublishedTargets || aggregate.targets.get(targetId)?.published === true;
}

function isSuperseded(aggregate: ClaimAggregate, verdict: VerdictRecord): boolean {
  return aggregate.verdicts.some((other) => other.supersedes === verdict.id);
}

function articleOf(aggregate: ClaimAggregate, id: string): ArticleRecord {
  const article = aggregate.articles.get(id);
  if (!article) throw new Error(`the aggregate of ${aggregate.claim.id} lacks the article ${id}`);
  return article;
}
