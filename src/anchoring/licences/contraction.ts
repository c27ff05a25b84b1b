import { CONTRACTIONS } from "../lexicon/contractions.ts";
import { flip, type Licence, type Pair, type Step, swap, wordAt } from "./licence.ts";

const OF_NOUNS: Readonly<Record<string, RegExp>> = {
  s: /^(?:is|has)$/,
  ll: /^will$/,
  ve: /^have$/,
  d: /^(?:had|would)$/,
};

/** "didn't" and "did not", "he's" and "he is" or "he has". */
export const contraction: Licence = {
  name: "contraction",
  *steps(pair, i, j) {
    yield* written(pair, i, j);
    for (const step of written(swap(pair), j, i)) yield flip(step);
  },
};

function* written({ before, after }: Pair, i: number, j: number): Generator<Step> {
  const short = wordAt(before, i);
  if (short?.kind !== "word") return;
  // "The dam's safe", "the minister'll speak": a noun's own, where the verb stands written out instead.
  const [, noun, ending] = /^(.{3,})'(s|ll|ve|d)$/.exec(short.lower) ?? [];
  if (
    noun !== undefined &&
    wordAt(after, j)?.lower === noun &&
    OF_NOUNS[ending ?? ""]?.test(wordAt(after, j + 1)?.lower ?? "")
  )
    yield [1, 2];
  for (const long of CONTRACTIONS.get(short.lower) ?? []) {
    if (long.every((word, index) => wordAt(after, j + index)?.lower === word)) yield [1, long.length];
  }
}
