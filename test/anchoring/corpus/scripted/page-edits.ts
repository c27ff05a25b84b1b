/** Edits that leave the quote's words alone and change what is around them, where they stand, or whether they stand at all. */
import type { Article, Quote } from "../article.ts";
import type { Kind, Meaning } from "../case.ts";
import type { Random } from "../random.ts";
import { arrange, type Change, type Range, type Revision, revise } from "../revision.ts";
import { paragraphAround, paragraphsOf, sentencesAround, sentencesOf, textOf } from "./place.ts";
import { rewritten, shortened, someSentence } from "./rewriting.ts";
import { vocabularyOf } from "./vocabulary.ts";

export interface PageEdit {
  readonly kind: Kind;
  readonly meaning: Meaning;
  /** Null when the article offers no way to do it. `others` are further articles in the same language. */
  make(article: Article, quote: Quote, random: Random, others: readonly Article[]): Revision | null;
}

export const pageEdits: readonly PageEdit[] = [
  { kind: "inserted", meaning: "unjudged", make: advertInQuote },
  {
    kind: "rewritten",
    meaning: "unjudged",
    make: (article, quote, random, others) => rewritten(article, quote, random, random.pick(others)),
  },
  { kind: "shortened", meaning: "unjudged", make: shortened },
  { kind: "deleted", meaning: "unjudged", make: sentenceDeleted },
  {
    kind: "moved",
    meaning: "kept",
    make: (article, quote, random) => revised(article, moveOf(article, quote, random)),
  },
  { kind: "live-blog", meaning: "kept", make: liveBlogReordered },
  { kind: "section-rewritten", meaning: "kept", make: sectionRewritten },
  {
    kind: "rail-intact",
    meaning: "kept",
    make: (article, quote, random) => revised(article, railOf(article, quote, random)),
  },
];

export function revised(article: Article, changes: readonly Change[] | null): Revision | null {
  return changes === null ? null : revise(article.points, changes);
}

/** The quote's paragraph, or its sentence, goes to where at least two paragraphs lie between. */
export function moveOf(article: Article, quote: Quote, random: Random): Change[] | null {
  const paragraphs = paragraphsOf(article);
  const own = paragraphAround(article, quote);
  if (own === null) return null;
  const index = paragraphs.findIndex((each) => each.start === own.start);
  const targets = paragraphs.filter((_, at) => at > 0 && Math.abs(at - index) > 2);
  if (targets.length === 0) return null;
  const to = random.pick(targets).start;
  if (random.next() < 0.5)
    return [{ type: "move", start: own.start, end: Math.min(own.end + 2, article.points.length), to }];
  const sentence = sentencesAround(article, quote);
  return [
    { type: "move", ...sentence, to },
    { type: "replace", start: to, end: to, text: " " },
  ];
}

/** A rail with the quote word for word, alone or in its whole sentence, before or after the article's own text. */
export function railOf(article: Article, quote: Quote, random: Random): Change[] {
  const { railTitles } = vocabularyOf(article.language);
  const teaser = random.next() < 0.5 ? quote.exact : textOf(article, sentencesAround(article, quote)).trim();
  const elsewhere = random.pick(article.quotes.filter((each) => each.number !== quote.number)).exact;
  const items = random.next() < 0.5 ? [teaser, elsewhere] : [elsewhere, teaser];
  const rail = `${random.pick(railTitles)}\n${items.join("\n")}`;
  if (random.next() < 0.5) return [{ type: "replace", start: 0, end: 0, text: `${rail}\n\n` }];
  const end = article.points.length;
  return [{ type: "replace", start: end, end, text: `\n\n${rail}` }];
}

/** A block between two words, by preference where a sentence ends, or a new sentence between two of the quote. */
function advertInQuote(article: Article, quote: Quote, random: Random): Revision | null {
  const spaces = gapsIn(article, quote);
  if (spaces.length === 0) return null;
  const ends = spaces.filter((at) => /[.;:,]/.test(article.points[at - 1] ?? ""));
  const at = random.pick(ends.length > 0 && random.next() < 0.6 ? ends : spaces);
  const { adverts, fillers } = vocabularyOf(article.language);
  if (/[.!?]/.test(article.points[at - 1] ?? "") && fillers.length > 0 && random.next() < 0.5) {
    return revise(article.points, [
      { type: "replace", start: at, end: at, text: ` ${random.pick(fillers)}` },
    ]);
  }
  return revise(article.points, [
    { type: "replace", start: at, end: at + 1, text: `\n\n${random.pick(adverts)}\n\n` },
  ]);
}

/**
 * The sentence that holds the quote goes; in a third of the cases, its whole paragraph. What is left closes up, or
 * something that has nothing to do with it takes the place.
 */
function sentenceDeleted(
  article: Article,
  quote: Quote,
  random: Random,
  others: readonly Article[],
): Revision {
  const paragraph = paragraphAround(article, quote);
  const range = random.next() < 0.33 && paragraph !== null ? paragraph : sentencesAround(article, quote);
  const { fillers } = vocabularyOf(article.language);
  const chance = random.next();
  const stead =
    chance < 0.4
      ? ""
      : chance < 0.6 && fillers.length > 0
        ? random.pick(fillers)
        : someSentence(random.pick(others), random);
  return revise(article.points, [
    { type: "replace", start: range.start, end: range.start, text: stead === "" ? "" : `${stead} ` },
    { type: "replace", ...range, text: "" },
  ]);
}

/** Entries in the reverse order, with new ones on top. */
function liveBlogReordered(
  article: Article,
  _quote: Quote,
  random: Random,
  others: readonly Article[],
): Revision | null {
  if (article.form !== "live blog") return null;
  const paragraphs = paragraphsOf(article);
  const starts = paragraphs
    .filter((each) => /^\d{1,2}[.:h]\d\d/.test(textOf(article, each)))
    .map((each) => each.start);
  const entries = starts.map(
    (start, index): Range => ({ start, end: starts[index + 1] ?? article.points.length }),
  );
  const [first] = starts;
  if (first === undefined || entries.length < 3) return null;
  const news = [0, 1].map((hour) => {
    const other = random.pick(others);
    return `2${hour}:${10 + random.below(50)}\n\n${textOf(other, random.pick(paragraphsOf(other).slice(2)))}\n\n`;
  });
  const parts = [...entries]
    .reverse()
    .flatMap((entry) => (entry.end === article.points.length ? [entry, "\n\n"] : [entry]));
  return arrange(article.points, [{ start: 0, end: first }, ...news, ...parts]);
}

/** Only the quote's sentence is kept: everything around it is another article's. */
function sectionRewritten(
  article: Article,
  quote: Quote,
  random: Random,
  others: readonly Article[],
): Revision | null {
  const kept = sentencesAround(article, quote);
  const other = random.pick(others);
  const breaks = sentencesOf(other);
  const middle = breaks[Math.floor(breaks.length / 2)]?.start ?? 0;
  const before = other.points.slice(0, middle).join("");
  const after = other.points.slice(middle).join("");
  return arrange(article.points, [before, kept, article.points[kept.end - 1] === " " ? after : ` ${after}`]);
}

/** The single spaces within a quote, with at least a word on either side. */
export function gapsIn(article: Article, quote: Quote): number[] {
  const gaps: number[] = [];
  for (let at = quote.start + 2; at < quote.end - 2; at++) {
    if (article.points[at] === " ") gaps.push(at);
  }
  return gaps;
}
