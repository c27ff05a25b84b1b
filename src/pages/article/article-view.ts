import type { ArticleSummary } from "../../publications/article-document.ts";
import type { ClaimSummary, RelatedClaim } from "../../publications/claim-document.ts";
import type { SpanDocument } from "../../publications/span-document.ts";

/** One place in an article, and what it does for which claims. */
export interface Passage {
  /** From 1, in reading order. */
  number: number;
  /** Code points; null where the words are gone. */
  start: number | null;
  end: number | null;
  span: SpanDocument;
  claims: { span: SpanDocument; claim: ClaimSummary; reported: RelatedClaim[] }[];
}

export interface ArticleView {
  article: ArticleSummary;
  passages: Passage[];
  claimCount: number;
}

type PlacedSpan = SpanDocument & { claim: string };

/** Quotes of the same words in the same place are one passage; those that are gone come last. */
export function articleView(
  article: ArticleSummary,
  claims: readonly ClaimSummary[],
  spans: readonly PlacedSpan[],
  reportedBy: (claimId: string) => RelatedClaim[],
): ArticleView {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const groups = Map.groupBy(spans, (span) => {
    const { start, end } = placeOf(span);
    return `${start ?? `gone ${span.quote.exact}`}-${end} ${span.state}`;
  });
  const passages = [...groups.values()].flatMap((some): Omit<Passage, "number">[] => {
    const first = some[0];
    if (first === undefined) return [];
    const bears = some.flatMap((span) => {
      const claim = byId.get(span.claim);
      return claim ? [{ span, claim, reported: reportedBy(claim.id) }] : [];
    });
    return [{ ...placeOf(first), span: first, claims: bears }];
  });
  const last = Number.MAX_SAFE_INTEGER;
  passages.sort((a, b) => (a.start ?? last) - (b.start ?? last) || (a.end ?? last) - (b.end ?? last));
  return {
    article,
    passages: passages.map((passage, i) => ({ ...passage, number: i + 1 })),
    claimCount: claims.length,
  };
}

/** Where the quote stands now; where it stood, if it was not looked up in another text since. */
function placeOf({ state, placement, quote }: SpanDocument): { start: number | null; end: number | null } {
  if (state === "gone") return { start: null, end: null };
  return { start: placement?.start ?? quote.start, end: placement?.end ?? quote.end };
}
