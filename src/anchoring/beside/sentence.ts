import { readQuantities } from "../full-quantities.ts";
import {
  DATELINES,
  DEMONSTRATIVES,
  INTRODUCTORY,
  PAST_TENSES,
  PICTURES,
  RAIL_LABELS,
} from "../lexicon/beside/joints.ts";
import type { CueKind } from "../lexicon/beside-cues.ts";
import { NEUTRAL_WORDS, PERSON_OF } from "../lexicon/neutral-words.ts";
import { UNIT_WORDS } from "../lexicon/quantities.ts";
import type { Word } from "../words.ts";

/** A sentence beside the quote, or what is left of its own, in reading order, with what of it is new. */
export interface Sentence {
  readonly words: readonly Word[];
  readonly isNew: readonly boolean[];
  readonly block: number;
}

export interface FoundCue {
  readonly kind: CueKind;
  /** In reading order. */
  readonly at: number;
  readonly isNew: boolean;
}

/** Letters by which forms of one word are known. */
export const STEM = 5;

export function stem(lower: string): string {
  return lower.slice(0, STEM);
}

export function newWords(sentence: Sentence | null): string {
  if (sentence === null) return "";
  const from = sentence.isNew.indexOf(true);
  const to = sentence.isNew.lastIndexOf(true) + 1;
  return from < 0
    ? ""
    : sentence.words
        .slice(from, to)
        .map(({ text, spaced }, index) => (index > 0 && spaced ? ` ${text}` : text))
        .join("");
}

export function asks({ words }: Sentence): boolean {
  return words.some(({ text }) => /^[?؟？]$/.test(text));
}

/** "ADVERTISEMENT: Not sleeping?", "Read more: why ceasefires fail" */
export function isOfRail({ words }: Sentence): boolean {
  return (
    RAIL_LABELS.has(words[0]?.lower ?? "") && words.slice(1, RAIL_LABEL).some(({ text }) => text === ":")
  );
}

/** Words of the longest label of a rail, its colon included. */
const RAIL_LABEL = 4;

/** "That was in March": does a new sentence begin with what stands for all of the one before it, and tell what was? */
export function demonstrates({ words, isNew }: Sentence): boolean {
  const [first, second] = words;
  return (
    isNew.every(Boolean) &&
    DEMONSTRATIVES.has(first?.lower ?? "") &&
    (first?.lower === "so" || PAST_TENSES.has(second?.lower ?? ""))
  );
}

/** Is this a sentence, and no heading, caption or link? */
export function isProse({ words }: Sentence): boolean {
  const last = words.findLast(({ text }) => !/^["')\]»]$/.test(text));
  return words.length > SHORTEST && last !== undefined && /^[.!?:…]$/.test(last.text);
}

/** Words and signs of the shortest sentence. */
const SHORTEST = 4;

/** "The picture shows …", "Photo: …" */
export function isCaption({ words }: Sentence): boolean {
  return words.slice(0, CAPTIONED).some(({ lower }) => PICTURES.has(lower));
}

const CAPTIONED = 3;

/** A new sentence that hands the word to the quote: "…, namely the following.", "One of them put it so:" */
export function introduces({ words, isNew }: Sentence, side: "before" | "after"): boolean {
  if (side === "after" || !isNew.every(Boolean)) return false;
  return words.slice(-INTRODUCING).some(({ text, lower }) => text === ":" || INTRODUCTORY.has(lower));
}

const INTRODUCING = 4;

export function hasNewWord({ words, isNew }: Sentence): boolean {
  return words.some(({ kind }, index) => kind !== "sign" && isNew[index]);
}

export function count(cues: readonly FoundCue[], kind: CueKind): number {
  // A word may be in a list twice, alone and in a phrase.
  return new Set(cues.flatMap((cue) => (cue.kind === kind && cue.isNew ? [cue.at] : []))).size;
}

export function has(cues: readonly FoundCue[], kind: CueKind): boolean {
  return cues.some((cue) => cue.kind === kind);
}

/** "LEEDS —", "LONDON (Reuters) -", "By Ana Ruiz in Leeds", "(Updated 14:05)": put before the quote where nothing stood. */
export function isDateline(was: Sentence, is: Sentence, cues: readonly FoundCue[]): boolean {
  if (was.words.length > 0 || cues.length > 0) return false;
  const spoken = is.words.filter(({ kind }) => kind !== "sign");
  const opens = spoken.length > 0 && DATELINES.has(spoken[0]?.lower ?? "");
  const closes = /^[-–—|)]$/.test(is.words.at(-1)?.text ?? "");
  const named = spoken.every(
    (word) =>
      word.kind === "number" || isCapital(word) || DATELINES.has(word.lower) || NEUTRAL_WORDS.has(word.lower),
  );
  // "EXILES REACT WITH GRIEF"
  const shouts = spoken.length > 1 && spoken.every(({ text }) => text === text.toUpperCase());
  return named && (opens || closes || shouts) && spoken.length <= LONGEST_DATELINE;
}

const LONGEST_DATELINE = 10;

export function isTelling(word: Word): boolean {
  return word.kind !== "sign" && !NEUTRAL_WORDS.has(word.lower) && !PERSON_OF.has(word.lower);
}

export function isCapital(word: Word): boolean {
  return word.kind === "word" && word.text !== word.lower;
}

export function sharesWord(a: readonly Word[], b: readonly Word[]): boolean {
  return a.some(({ lower }) => b.some((other) => stem(other.lower) === stem(lower)));
}

/** Is there a number, or a day, among these words? A unit alone is none. */
export function counts({ words }: Sentence, from: number, to: number): boolean {
  const { numbers, dates, used } = readQuantities(words, from, to);
  const isUnit = words
    .slice(from, to)
    .every(
      ({ kind, lower }, index) => !used.has(from + index) || (kind !== "number" && UNIT_WORDS.has(lower)),
    );
  return numbers.length + dates.length > 0 && !isUnit;
}

export interface Gap {
  readonly wasFrom: number;
  readonly wasTo: number;
  readonly isFrom: number;
  readonly isTo: number;
}

type Aligned = Pick<Sentence, "words" | "isNew">;

/** The runs of words between those that both sentences have. */
export function gaps(was: Aligned, is: Aligned): Gap[] {
  const found: Gap[] = [];
  let [i, j] = [0, 0];
  while (i < was.words.length || j < is.words.length) {
    const [wasFrom, isFrom] = [i, j];
    while (i < was.words.length && was.isNew[i]) i++;
    while (j < is.words.length && is.isNew[j]) j++;
    if (i > wasFrom || j > isFrom) found.push({ wasFrom, wasTo: i, isFrom, isTo: j });
    if (i >= was.words.length || j >= is.words.length) break;
    i++;
    j++;
  }
  return found;
}
