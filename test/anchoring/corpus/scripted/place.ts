import type { Article } from "../article.ts";
import type { Range } from "../revision.ts";

/** Every match of a pattern that lies within a range of the article, in code points. */
export function matchesIn(article: Article, range: Range, pattern: RegExp): (Range & { text: string })[] {
  const within = article.points.slice(range.start, range.end).join("");
  let units = 0;
  let start = range.start;
  return Array.from(within.matchAll(global(pattern.source)), (match) => {
    start += pointsIn(within.slice(units, match.index));
    units = match.index;
    return { start, end: start + pointsIn(match[0]), text: match[0] };
  });
}

/** Compiled once for each source: the same few hundred words are looked for in every quote. */
const compiled = new Map<string, RegExp>();

function global(source: string): RegExp {
  const known = compiled.get(source) ?? new RegExp(source, "gu");
  compiled.set(source, known);
  return known;
}

function pointsIn(text: string): number {
  return Array.from(text).length;
}

const wholeWords = new Map<string, RegExp>();

/** A pattern for a whole word or phrase: no letter or digit on either side. */
export function wholeWord(word: string): RegExp {
  const known = wholeWords.get(word);
  if (known !== undefined) return known;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}’'])${literal(word)}(?![\\p{L}\\p{N}’'])`, "u");
  wholeWords.set(word, pattern);
  return pattern;
}

function literal(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

const sentences = new WeakMap<Article, Range[]>();

/** The sentences of the article, white space after them included, never crossing a line break. */
export function sentencesOf(article: Article): Range[] {
  const known = sentences.get(article);
  if (known !== undefined) return known;
  const segmenter = new Intl.Segmenter(article.language, { granularity: "sentence" });
  const found = paragraphsOf(article).flatMap((paragraph) => {
    let start = paragraph.start;
    return Array.from(segmenter.segment(textOf(article, paragraph)), ({ segment }): Range => {
      const sentence = { start, end: start + pointsIn(segment) };
      start = sentence.end;
      return sentence;
    });
  });
  sentences.set(article, found);
  return found;
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
