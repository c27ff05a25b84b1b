import type { JsonPart } from "../db/json-text.ts";
import { EVIDENCE, RELATIONS } from "../db/packed-details.ts";
import { END } from "../db/packed-text.ts";
import type { PublicationProjection } from "../db/queries/publication-writes.ts";
import type { PassedClaim } from "../db/queries/published.ts";
import { foldName } from "../language/fold-name.ts";
import { searchEntryOf } from "../search/index-claim.ts";
import type { ArticleSummary } from "./article-document.ts";
import type { ClaimDetails, ClaimDocument, ClaimSummary, RelatedClaim } from "./claim-document.ts";
import type { ComposedClaim } from "./compose-claim.ts";
import { DOCUMENT_FORMAT } from "./formats.ts";

/**
 * Details with other relations than those that were frozen: what is said of other claims is read when it is read. It is
 * the last member, and no quotation mark inside of a JSON string follows a comma bare, so the last such text is it.
 */
export function withRelations(details: string, relations: string): string {
  const at = details.lastIndexOf(RELATIONS);
  if (at === -1) throw new Error("these are no details of a claim");
  return `${details.slice(0, at)}${RELATIONS.slice(0, -1)}${relations}}`;
}

/** Both at once, as parts of the JSON that goes out: what is packed stays so. */
export function claimParts(claim: PassedClaim): JsonPart[] {
  const { summary, details, relations } = claim;
  const at = details.lastIndexOf(RELATIONS);
  if (at === -1) throw new Error("these are no details of a claim");
  const end = details.indexOf(END, at);
  return [
    `${summary.slice(0, -1)},`,
    { packed: details.slice(1, at) + (end === -1 ? "" : details.slice(end)) },
    `${RELATIONS.slice(0, -1)}${relations}}`,
  ];
}

/** A whole document as it is kept, as such parts: what it says of itself and of other claims is not packed. */
export function documentParts(kept: string): JsonPart[] {
  const end = kept.indexOf(END);
  const from = kept.indexOf(EVIDENCE);
  const to = kept.lastIndexOf(RELATIONS);
  if (end === -1 || from === -1 || to === -1) return [kept];
  return [kept.slice(0, from), { packed: kept.slice(from, to) + kept.slice(end) }, kept.slice(to, end)];
}

/** The inverse of joining a summary and details (db/packed-details.ts), on parsed documents; the order of the members stays. */
export function splitDocument(document: ClaimDocument): ComposedClaim {
  const { evidence, appearances, sources, reviews, relations, ...summary } = document;
  return { summary, details: { evidence, appearances, sources, reviews, relations } };
}

export interface ProjectionOptions {
  publicationId: string;
  shownAt: string;
  /** Facts that the statement reports, where some may be unknown to the document because they are not published. */
  reports?: string[];
}

/** What lists, pages and search keep of a claim that readers see, from the document that they see, and of its articles. */
export function projectPublication(
  composed: ComposedClaim,
  options: ProjectionOptions,
): Omit<PublicationProjection, "publication"> {
  return { ...projectClaim(composed, options), articles: projectArticles(composed, options.shownAt) };
}

/** The same of the claim alone. */
export function projectClaim(
  { summary, details }: ComposedClaim,
  { publicationId, shownAt, reports }: ProjectionOptions,
): Omit<PublicationProjection, "publication" | "articles"> {
  const spans = [...details.evidence, ...details.appearances];
  const articles = new Map(spans.map(({ article }) => [article.id, article]));
  return {
    row: {
      claimId: summary.id,
      publicationId,
      publishedAt: summary.publishedAt ?? shownAt,
      format: DOCUMENT_FORMAT,
      summary: JSON.stringify(summary),
      details: JSON.stringify(details),
      ...listedColumns(summary),
    },
    mention: mentionOf(summary),
    topics: summary.topics,
    relations: details.relations.map(({ kind, claim, on, note }) => ({
      kind,
      targetId: claim.id,
      since: on,
      note,
    })),
    spans: spans.map((span) => ({
      spanId: span.id,
      articleId: span.article.id,
      start: span.placement?.start ?? span.quote.start,
    })),
    search: searchEntry(summary, details, [...articles.values()], reports),
  };
}

/** What addresses, lists and filters go by: nothing that its summary does not say. */
export function listedColumns(summary: ClaimSummary) {
  return {
    slug: summary.slug,
    label: summary.verdict?.label ?? null,
    kind: summary.kind,
    claimantName: summary.claimant?.name ?? null,
    claimantKey: summary.claimant ? foldName(summary.claimant.name) : null,
    language: summary.language,
    claimedOn: summary.claimedOn,
    reviewedAt: summary.verdict?.issuedAt ?? null,
  };
}

/** What other claims show of it beside themselves, as JSON. */
export function mentionOf({ id, slug, page, text, verdict }: ClaimSummary): string {
  const { label = null, headline = null } = verdict ?? {};
  const mention: RelatedClaim = { id, slug, page, text, label, headline };
  return JSON.stringify(mention);
}

/** The articles of its quotes, each once, as the document shows them. */
function projectArticles({ details }: ComposedClaim, shownAt: string): PublicationProjection["articles"] {
  const spans = [...details.evidence, ...details.appearances];
  const articles = new Map(spans.map(({ article }) => [article.id, article]));
  return [...articles.values()].map((article) => ({ ...projectArticle(article), publishedAt: shownAt }));
}

/** What the list of articles, its filters and pages keep of an article. */
export function projectArticle(
  article: ArticleSummary,
): Omit<PublicationProjection["articles"][number], "publishedAt"> {
  return {
    articleId: article.id,
    publisherName: article.publisher?.name ?? null,
    publisherSite: article.publisher?.site ?? null,
    publisherKey: article.publisher ? foldName(article.publisher.name) : null,
    format: DOCUMENT_FORMAT,
    document: JSON.stringify(article),
  };
}

/** What search keeps of a claim that readers see; `reports` as it was told it when the claim was published. */
export function searchEntryOfClaim(
  row: { summary: string; details: string },
  reports: string[],
): PublicationProjection["search"] {
  const summary: ClaimSummary = JSON.parse(row.summary);
  const details: ClaimDetails = JSON.parse(row.details);
  const spans = [...details.evidence, ...details.appearances];
  const articles = new Map(spans.map(({ article }) => [article.id, article]));
  return searchEntry(summary, details, [...articles.values()], reports);
}

/** What was found, as people may remember it: ours, then what others say whose reviews stand beside it. */
function bodiesOf(verdict: ClaimSummary["verdict"], reviews: ClaimDetails["reviews"]): string[] {
  const own = verdict === null ? [] : [verdict.summary, verdict.headline, verdict.instead ?? ""];
  return [...own, ...reviews.flatMap(({ summary, headline }) => [summary, headline])].filter(
    (text) => text !== "",
  );
}

function searchEntry(
  summary: ClaimSummary,
  details: ClaimDetails,
  articles: ArticleSummary[],
  reports: string[] | undefined,
): PublicationProjection["search"] {
  return searchEntryOf({
    id: summary.id,
    kind: summary.kind,
    language: summary.language,
    text: summary.text,
    claimant: summary.claimant,
    about: summary.about.map(({ name }) => name),
    bodies: bodiesOf(summary.verdict, details.reviews),
    quotes: details.evidence.map((span) => span.quote.exact),
    headlines: articles.flatMap((article) => article.headline ?? article.descriptiveHeadline ?? []),
    reports:
      reports ??
      details.relations
        .filter((relation) => relation.kind === "reports")
        .map((relation) => relation.claim.id),
  });
}
