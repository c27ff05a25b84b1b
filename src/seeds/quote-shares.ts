import type { SeedArticle, SeedClaim } from "./format.ts";
import type { Problem } from "./problem.ts";

/** How much of an article's text the seeds give away, as fractions of its code points. */
export interface QuoteShare {
  quoted: number;
  /** Quotes with their prefixes and suffixes. */
  withContext: number;
}

/** A text this short, in code points, may be quoted to a larger part: its few facts take up more of it. */
const SHORT_TEXT = 3000;
const MOST_QUOTED = 0.3;
const MOST_QUOTED_OF_SHORT = 0.4;
const MOST_WITH_CONTEXT = 0.55;

/** The union of all quotes in the article, from their offsets: what is quoted twice counts once. */
export function quoteShare(article: SeedArticle, claims: SeedClaim[]): QuoteShare {
  const quotes = claims
    .flatMap((claim) => claim.spans)
    .filter((span) => span.article === article.key)
    .map((span) => span.quote);
  const contexts = quotes.map((quote) => ({
    start: quote.start - [...quote.prefix].length,
    end: quote.end + [...quote.suffix].length,
  }));
  return {
    quoted: unionLength(quotes) / article.textLength,
    withContext: unionLength(contexts) / article.textLength,
  };
}

function unionLength(stretches: { start: number; end: number }[]): number {
  let covered = 0;
  let reached = 0;
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start)) {
    covered += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return covered;
}

export function mostQuoted(article: SeedArticle): number {
  return article.textLength < SHORT_TEXT ? MOST_QUOTED_OF_SHORT : MOST_QUOTED;
}

export function checkShares(article: SeedArticle, claims: SeedClaim[]): Problem[] {
  const { quoted, withContext } = quoteShare(article, claims);
  const problems: Problem[] = [];
  const check = (what: string, share: number, most: number) => {
    if (share > most) {
      const message = `${what} make up ${percent(share)} of the text; ${percent(most)} is the most`;
      problems.push({ file: "articles.json", at: article.key, message });
    }
  };
  check("quotes", quoted, mostQuoted(article));
  check("quotes with their context", withContext, MOST_WITH_CONTEXT);
  return problems;
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
