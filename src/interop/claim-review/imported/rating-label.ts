import type { Label } from "../../../vocabulary.ts";
import { foldRating } from "./fold-rating.ts";
import { LABEL_OF_PATTERN, LABEL_OF_WORDS } from "./rating-words.ts";

/** A rating as its publisher gives it: the words, and where it is on a scale. */
export interface GivenRating {
  words: string | null;
  value: unknown;
  best: unknown;
  worst: unknown;
}

/**
 * Which label of ours a rating comes to. By the words first, as a whole rating, then by what stands in them; where no word
 * tells, by where a number lies on a scale that can be read; otherwise `unrated`.
 */
export function labelOfRating(rating: GivenRating): Label {
  return (rating.words === null ? null : labelOfWords(rating.words)) ?? labelOfNumber(rating) ?? "unrated";
}

/** A feed has a few hundred ratings, over and over. */
const known = new Map<string, Label | null>();
const KNOWN_MOST = 10_000;

function labelOfWords(words: string): Label | null {
  const label = known.get(words);
  if (label !== undefined) return label;
  if (known.size >= KNOWN_MOST) known.clear();
  const found = findLabel(words);
  known.set(words, found);
  return found;
}

function findLabel(words: string): Label | null {
  const folded = foldRating(words);
  const whole = LABEL_OF_WORDS.get(folded);
  if (whole !== undefined) return whole;
  return LABEL_OF_PATTERN.find(([pattern]) => pattern.test(folded))?.[1] ?? null;
}

/** Parts of a scale, from its worst end, up to which a label goes. */
const PARTS: readonly [number, Label][] = [
  [0.125, "refuted"],
  [0.625, "mixed"],
  [0.875, "mostly_supported"],
  [1, "supported"],
];

function labelOfNumber({ value, best, worst, words }: GivenRating): Label | null {
  const place = placeOnScale({ value, best, worst }) ?? placeInWords(words);
  if (place === null) return null;
  return PARTS.find(([end]) => place <= end)?.[1] ?? null;
}

/** "2 out of 5", "2/5": on a scale that begins at 1. */
function placeInWords(words: string | null): number | null {
  const [, value, best] =
    /^(\d(?:[.,]\d+)?)\s*(?:\/|out of|von|sur|de|su)\s*(5)$/i.exec(words?.trim() ?? "") ?? [];
  return value === undefined ? null : placeOnScale({ value: value.replace(",", "."), best, worst: 1 });
}

/** From 0, the worst, to 1; null where the scale cannot be read: backwards, of one point, or with the value beside it. */
function placeOnScale(scale: Omit<GivenRating, "words">): number | null {
  const read = readScale(scale);
  return read === null ? null : (read.value - read.worst) / (read.best - read.worst);
}

/** Our own scale, and the one that schema.org takes where a rating names none. */
const BEST = 5;
const WORST = 1;

/** The number that is kept: only one from 1 to 5, on a scale that says so or says nothing. */
export function ratingNumber(scale: Omit<GivenRating, "words">): number | null {
  const read = readScale(scale);
  return read !== null && read.best === BEST && read.worst === WORST ? read.value : null;
}

function readScale({ value, best, worst }: Omit<GivenRating, "words">) {
  const read = { value: number(value), best: number(best ?? BEST), worst: number(worst ?? WORST) };
  if (Number.isNaN(read.value + read.best + read.worst)) return null;
  if (read.worst >= read.best || read.value < read.worst || read.value > read.best) return null;
  return read;
}

/** NaN for what is no plain decimal number: "3,5" may be three and a half, or a slip. */
function number(value: unknown): number {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^\s*-?\d{1,9}(\.\d{1,9})?\s*$/.test(value)
    ? Number(value)
    : Number.NaN;
}
