import type { Word } from "../words.ts";

/** Some words of a sentence, `words[from..to)`; the words around them say whether they open it. */
export interface Run {
  readonly words: readonly Word[];
  readonly from: number;
  readonly to: number;
}

/** Languages in which a mark or a capital means something that it does not in the others. */
export type ReadLanguage = "german" | "french" | "spanish" | "other";

/** What stood and what stands. */
export interface Pair {
  readonly before: Run;
  readonly after: Run;
  readonly language: ReadLanguage;
}

/** So many words of the quote, and so many of the text, that say the same. */
export type Step = readonly [before: number, after: number];

/**
 * One sort of difference that changes nothing. `steps` names what, from `before.words[i]` and `after.words[j]` on, may stand for
 * one another. It speaks of both directions; whatever it does not name is no licence.
 */
export interface Licence {
  readonly name: string;
  steps(pair: Pair, i: number, j: number): Iterable<Step>;
}

/** A licence for two single words. */
export function ofWords(
  name: string,
  allows: (a: Word, b: Word, pair: Pair, i: number, j: number) => boolean,
): Licence {
  return {
    name,
    *steps(pair, i, j) {
      const [a, b] = [wordAt(pair.before, i), wordAt(pair.after, j)];
      if (a !== undefined && b !== undefined && allows(a, b, pair, i, j)) yield [1, 1];
    },
  };
}

/** A licence for one word that may be there or not. `run` and `at` say where it is, `other` and `otherAt` where it is not. */
export function ofPresence(
  name: string,
  allows: (word: Word, run: Run, at: number, other: Run, otherAt: number, pair: Pair) => boolean,
): Licence {
  return {
    name,
    *steps(pair, i, j) {
      const [a, b] = [wordAt(pair.before, i), wordAt(pair.after, j)];
      if (a !== undefined && allows(a, pair.before, i, pair.after, j, pair)) yield [1, 0];
      if (b !== undefined && allows(b, pair.after, j, pair.before, i, pair)) yield [0, 1];
    },
  };
}

/** The word at an index, if it is one of the run. */
export function wordAt({ words, from, to }: Run, index: number): Word | undefined {
  return index >= from && index < to ? words[index] : undefined;
}

export function flip([before, after]: Step): Step {
  return [after, before];
}

export function swap({ before, after, language }: Pair): Pair {
  return { before: after, after: before, language };
}
