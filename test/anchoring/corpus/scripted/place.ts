import type { Article } from "../article.ts";
import type { Range } from "../revision.ts";

/** Every match of a pattern that lies within a range of the article, in code points. */
export function matchesIn(article: Article, range: Range, pattern: RegExp): (Range & { text: string })[] {
  const within = article.points.slice(range.start, range.end).join("");
  return Array.from(within.matchAll(new RegExp(pattern.source, "gu")), (match) => {
    const start = range.start + Array.from(within.slice(0, match.index)).length;
    return { start, end: start + Array.from(match[0]).length, text: match[0] };
  });
}

/** A pattern for a whole word or phrase: no letter or digit on either side. */
export function wholeWord(word: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}’'])${literal(word)}(?![\\p{L}\\p{N}’'])`, "u");
}

function literal(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** The sentences of the article, white space after them included, never crossing a line break. */
export function sentencesOf(article: Article): Range[] {
  const sentences: Range[] = [];
  const segmenter = new Intl.Segmenter(article.language, { granularity: "sentence" });
  for (const paragraph of paragraphsOf(article)) {
    let start = paragraph.start;
    for (const { segment } of segmenter.segment(
      article.points.slice(paragraph.start, paragraph.end).join(""),
    )) {
      const end = start + Array.from(segment).length;
      sentences.push({ start, end });
      start = end;
    }
  }
  return sentences;
}

/** The paragraphs, each without the blank line after it. */
export function paragraphsOf(article: Article): Range[] {
  return matchesIn(article, { start: 0, end: article.points.length }, /[^\n](?:.|\n(?!\n))*/).map(
    ({ start, end }) => ({
      start,
      end,
    }),
  );
}

/** The smallest run of whole sentences that holds the range. */
export function sentencesAround(article: Article, range: Range): Range {
  const touched = sentencesOf(article).filter((each) => each.start < range.end && each.end > range.start);
  return {
    start: Math.min(range.start, touched[0]?.start ?? range.start),
    end: Math.max(range.end, touched.at(-1)?.end ?? range.end),
  };
}

export function paragraphAround(article: Article, range: Range): Range | null {
  return paragraphsOf(article).find((each) => each.start <= range.start && each.end >= range.end) ?? null;
}

export function textOf(article: Article, range: Range): string {
  return article.points.slice(range.start, range.end).join("");
}
