/** Heavier edits of a quote that stays in its place: what a second writer does to a first draft. */
import type { Article, Quote } from "../article.ts";
import type { Random } from "../random.ts";
import { type Change, type Range, type Revision, revise } from "../revision.ts";
import { matchesIn, sentencesOf, textOf } from "./place.ts";

/** The shares of a quote's words that a rewriting takes away or replaces, at least and at most. */
const LIGHTEST = 0.15;
const HEAVIEST = 0.45;

/** Shorter quotes would be rewritten beyond recognition. */
const FEWEST_WORDS = 10;

/**
 * Runs of one to three words are dropped, or give way to words of another article; the first and the last word stay,
 * so that there is no doubt where the quote begins and ends.
 */
export function rewritten(article: Article, quote: Quote, random: Random, other: Article): Revision | null {
  const changes = rewriting(article, quote, random, other);
  return changes.length === 0 ? null : revise(article.points, changes);
}

/** The changes that `rewritten` makes; none to a quote that is too short. */
export function rewriting(article: Article, quote: Quote, random: Random, other: Article): Change[] {
  const words = wordsIn(article, quote);
  if (words.length < FEWEST_WORDS) return [];
  const share = LIGHTEST + random.next() * (HEAVIEST - LIGHTEST);
  const changes: Change[] = [];
  let left = Math.round(words.length * share);
  let at = 1 + random.below(3);
  while (left > 0 && at < words.length - 2) {
    const length = Math.min(left, 1 + random.below(3), words.length - 2 - at);
    const run = { start: words[at]?.start ?? 0, end: words[at + length]?.start ?? 0 };
    changes.push({ type: "replace", ...run, text: random.next() < 0.4 ? "" : `${wordsOf(other, random)} ` });
    left -= length;
    at += length + 1 + random.below(4);
  }
  return changes;
}

/** A clause, or a sentence of several, is taken out of the quote; at least half of it stays. */
export function shortened(article: Article, quote: Quote, random: Random): Revision | null {
  const changes = shortening(article, quote, random);
  return changes.length === 0 ? null : revise(article.points, changes);
}

/** The change that `shortened` makes; none to a quote that is too short. */
export function shortening(article: Article, quote: Quote, random: Random): Change[] {
  const words = wordsIn(article, quote);
  if (words.length < FEWEST_WORDS) return [];
  const length = 2 + random.below(Math.floor(words.length / 2) - 2);
  const first = 1 + random.below(words.length - length - 1);
  return [
    { type: "replace", start: words[first]?.start ?? 0, end: words[first + length]?.start ?? 0, text: "" },
  ];
}

/** Another article's sentence, to stand where one was taken out. */
export function someSentence(other: Article, random: Random): string {
  const long = sentencesOf(other).filter(({ start, end }) => end - start > 40);
  return textOf(other, random.pick(long.length > 0 ? long : sentencesOf(other))).trim();
}

function wordsIn(article: Article, range: Range): Range[] {
  return matchesIn(article, range, /\S+/);
}

function wordsOf(other: Article, random: Random): string {
  const words = other.text.split(/\s+/);
  const at = random.below(words.length - 3);
  return words.slice(at, at + 1 + random.below(3)).join(" ");
}
