import type { Aligned, Pattern } from "./align.ts";
import type { Word } from "./words.ts";

/** How far apart the two sides may have run before they are found in step again, in words. */
const LOOKAHEAD = 24;

/**
 * Pairs a pattern too long for `align` with a stretch: equal words in step, and after a difference the nearest point
 * where two equal words follow each other on both sides. Work is at most `LOOKAHEAD`² a difference.
 */
export function pairGreedily(pattern: Pattern, stretch: readonly Word[]): Aligned {
  const { words } = pattern;
  const partner = new Int32Array(words.length).fill(-1);
  const similar = new Uint8Array(words.length);
  const equal = (i: number, j: number) => words[i] !== undefined && words[i]?.lower === stretch[j]?.lower;
  let j = firstInStep(words, stretch);
  for (let i = 0; i < words.length && j < stretch.length; ) {
    if (equal(i, j)) {
      partner[i] = j;
      similar[i] = 2;
      i++;
      j++;
      continue;
    }
    const [skip, jump] = findStep(equal, i, j);
    i += skip;
    j += jump;
  }
  return { partner, similar };
}

/** How many words to pass over on each side until two in succession agree; one on each where none do. */
function findStep(equal: (i: number, j: number) => boolean, i: number, j: number): [number, number] {
  for (let sum = 1; sum <= LOOKAHEAD; sum++) {
    for (let skip = 0; skip <= sum; skip++) {
      if (equal(i + skip, j + sum - skip) && equal(i + skip + 1, j + sum - skip + 1))
        return [skip, sum - skip];
    }
  }
  return [1, 1];
}

/** Where in the stretch the pattern's first words stand, by the first three in a row that do. */
function firstInStep(words: readonly Word[], stretch: readonly Word[]): number {
  for (let i = 0; i < Math.min(LOOKAHEAD, words.length); i++) {
    for (let j = 0; j < stretch.length; j++) {
      if ([0, 1, 2].every((step) => words[i + step]?.lower === stretch[j + step]?.lower))
        return Math.max(0, j - i);
    }
  }
  return 0;
}
