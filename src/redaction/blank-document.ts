import type { ArticleSummary } from "../publications/article-document.ts";
import type { ClaimDocument } from "../publications/claim-document.ts";
import { articlePage, claimPage } from "../publications/compose-claim.ts";
import type { Placement, SpanDocument } from "../publications/span-document.ts";
import type { VerdictDocument } from "../publications/verdict-document.ts";
import { REDACTED } from "../vocabulary.ts";
import { type Blanks, blank, slugOfId } from "./blanks.ts";

/** A document as readers see it, without the blanked words; members and their order stay. */
export function blankDocument(document: ClaimDocument, blanks: Blanks): ClaimDocument {
  const { id, claimant } = document;
  const isBlank = (field: string) => blanks.has("claim", id, field);
  const { reworded } = document;
  return {
    ...document,
    ...(isBlank("slug") ? blankAddress(id) : {}),
    text: isBlank("text") ? REDACTED : document.text,
    // Wordings that are all blanked do not differ any more; a document of the first format says nothing of it.
    ...(document.reworded && isBlank("text") ? { reworded: null } : {}),
    claimant: claimant && {
      ...claimant,
      name: isBlank("claimantName") ? REDACTED : claimant.name,
      role: isBlank("claimantRole") ? words(claimant.role) : claimant.role,
    },
    topics: isBlank("topics") ? list(blanks.blank(id, "topics", document.topics)) : document.topics,
    // Of a document that has no such members, none are made.
    ...(document.about === undefined || !isBlank("about")
      ? {}
      : { about: document.about.map((party) => ({ ...party, name: REDACTED })) }),
    // Wordings that are all blanked do not differ any more.
    ...(reworded && isBlank("text") ? { reworded: null } : {}),
    overtaken:
      document.overtaken && isBlank("relations")
        ? { ...document.overtaken, note: words(document.overtaken.note) }
        : document.overtaken,
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
      claim: {
        ...relation.claim,
        ...(blanks.has("claim", relation.claim.id, "slug") ? blankAddress(relation.claim.id) : {}),
        ...(blanks.has("claim", relation.claim.id, "text") ? { text: REDACTED } : {}),
      },
      note: isBlank("relations") ? words(relation.note) : relation.note,
    })),
  };
}

function blankAddress(id: string) {
  const slug = slugOfId(id);
  return { slug, page: claimPage(slug) };
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

export function blankArticle(article: ArticleSummary, blanks: Blanks): ArticleSummary {
  const isBlank = (field: string) => blanks.has("article", article.id, field);
  const slug = slugOfId(article.id);
  const value = (field: "headline" | "descriptiveHeadline" | "author" | "genreNote") =>
    blanks.has("article", article.id, field) ? words(article[field]) : article[field];
  return {
    ...article,
    ...(isBlank("slug") ? { slug, page: articlePage(slug) } : {}),
    publisher:
      article.publisher && (isBlank("publisherName") || isBlank("publisherSite"))
        ? {
            name: isBlank("publisherName") ? REDACTED : article.publisher.name,
            site: isBlank("publisherSite") ? words(article.publisher.site) : article.publisher.site,
          }
        : article.publisher,
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
    ...(span.confirmation && isBlank("confirmation")
      ? { confirmation: { ...span.confirmation, note: words(span.confirmation.note) } }
      : {}),
    article: blankArticle(span.article, blanks),
  };
}

/** Without the words that differ, and without what names those beside the quote. */
function blankPlacement({ surroundings: _, ...placement }: Placement): Placement {
  return { ...placement, diff: [] };
}

function blankVerdict(verdict: VerdictDocument, blanks: Blanks): VerdictDocument {
  const isBlank = (field: string) => blanks.has("verdict", verdict.id, field);
  const { basis, change, notSeen, notDecided, instead, reply } = verdict;
  return {
    ...verdict,
    headline: isBlank("headline") ? REDACTED : verdict.headline,
    ratingText: isBlank("ratingText") ? REDACTED : verdict.ratingText,
    summary: isBlank("summary") ? REDACTED : verdict.summary,
    implied: isBlank("implied") ? words(verdict.implied) : verdict.implied,
    searched: isBlank("searched") ? verdict.searched.map(() => REDACTED) : verdict.searched,
    ...(isBlank("notSeen") && notSeen ? { notSeen: notSeen.map(() => REDACTED) } : {}),
    ...(isBlank("notDecided") && notDecided ? { notDecided: notDecided.map(() => REDACTED) } : {}),
    ...(isBlank("instead") && instead ? { instead: REDACTED } : {}),
    ...(isBlank("reply") && reply
      ? { reply: { ...reply, answer: words(reply.answer), whyNotAsked: words(reply.whyNotAsked) } }
      : {}),
    basis: basis && { ...basis, note: isBlank("basisNote") ? words(basis.note) : basis.note },
    change: { ...change, note: isBlank("changeNote") ? words(change.note) : change.note },
    claimText: isBlank("claimText") ? REDACTED : verdict.claimText,
  };
}

function words(value: string | null): string | null {
  const blanked = blank(value);
  return typeof blanked === "string" ? blanked : null;
}
