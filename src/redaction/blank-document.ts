import type { ArticleSummary } from "../publications/article-document.ts";
import type { ClaimDocument } from "../publications/claim-document.ts";
import type { Placement, SpanDocument } from "../publications/span-document.ts";
import type { VerdictDocument } from "../publications/verdict-document.ts";
import { REDACTED } from "../vocabulary.ts";
import { type Blanks, blank } from "./blanks.ts";

/** A document as readers see it, without the blanked words; members and their order stay. */
export function blankDocument(document: ClaimDocument, blanks: Blanks): ClaimDocument {
  const { id, claimant } = document;
  const isBlank = (field: string) => blanks.has("claim", id, field);
  return {
    ...document,
    text: isBlank("text") ? REDACTED : document.text,
    // Wordings that are all blanked do not differ any more; a document of the first format says nothing of it.
    ...(document.reworded && isBlank("text") ? { reworded: null } : {}),
    claimant: claimant && {
      ...claimant,
      name: isBlank("claimantName") ? REDACTED : claimant.name,
      role: isBlank("claimantRole") ? words(claimant.role) : claimant.role,
    },
    verdict: document.verdict && blankVerdict(document.verdict, blanks),
    evidence: document.evidence.map((span) => blankSpan(span, blanks)),
    appearances: document.appearances.map((span) => blankSpan(span, blanks)),
    sources: document.sources.map((source) => ({
      ...source,
      article: blankArticle(source.article, blanks),
    })),
    reviews: document.reviews.map((review) => blankVerdict(review, blanks)),
    relations: document.relations.map((relation) => ({
      ...relation,
      claim: blanks.has("claim", relation.claim.id, "text")
        ? { ...relation.claim, text: REDACTED }
        : relation.claim,
    })),
  };
}

export function blankArticle(article: ArticleSummary, blanks: Blanks): ArticleSummary {
  const value = (field: "headline" | "descriptiveHeadline" | "author" | "genreNote") =>
    blanks.has("article", article.id, field) ? words(article[field]) : article[field];
  return {
    ...article,
    headline: value("headline"),
    descriptiveHeadline: value("descriptiveHeadline"),
    author: value("author"),
    genreNote: value("genreNote"),
  };
}

function blankSpan(span: SpanDocument, blanks: Blanks): SpanDocument {
  const isBlank = (field: string) => blanks.has("span", span.id, field);
  const { quote, assertedBy, placement } = span;
  return {
    ...span,
    quote: isBlank("exact")
      ? {
          ...quote,
          exact: REDACTED,
          prefix: quote.prefix && REDACTED,
          suffix: quote.suffix && REDACTED,
        }
      : quote,
    assertedBy: assertedBy && {
      ...assertedBy,
      name: isBlank("assertedByName") ? REDACTED : assertedBy.name,
      role: isBlank("assertedByRole") ? words(assertedBy.role) : assertedBy.role,
    },
    note: isBlank("note") ? words(span.note) : span.note,
    // The link names the quote; without it, it leads to the top of the page.
    link: isBlank("exact") ? span.article.url : span.link,
    placement: placement && isBlank("placement") ? blankPlacement(placement) : placement,
    article: blankArticle(span.article, blanks),
  };
}

/** Without the words that differ, and without what names those beside the quote. */
function blankPlacement({ surroundings: _, ...placement }: Placement): Placement {
  return { ...placement, diff: [] };
}

function blankVerdict(verdict: VerdictDocument, blanks: Blanks): VerdictDocument {
  const isBlank = (field: string) => blanks.has("verdict", verdict.id, field);
  const { basis, change } = verdict;
  return {
    ...verdict,
    headline: isBlank("headline") ? REDACTED : verdict.headline,
    ratingText: isBlank("ratingText") ? REDACTED : verdict.ratingText,
    summary: isBlank("summary") ? REDACTED : verdict.summary,
    implied: isBlank("implied") ? words(verdict.implied) : verdict.implied,
    searched: isBlank("searched") ? verdict.searched.map(() => REDACTED) : verdict.searched,
    basis: basis && { ...basis, note: isBlank("basisNote") ? words(basis.note) : basis.note },
    change: { ...change, note: isBlank("changeNote") ? words(change.note) : change.note },
    claimText: isBlank("claimText") ? REDACTED : verdict.claimText,
  };
}

function words(value: string | null): string | null {
  const blanked = blank(value);
  return typeof blanked === "string" ? blanked : null;
}
