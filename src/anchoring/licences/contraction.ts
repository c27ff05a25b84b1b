import { CONTRACTIONS } from "../lexicon/contractions.ts";
import { flip, type Licence, type Pair, type Step, swap, wordAt } from "./licence.ts";

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
  // "The dam's safe": a noun's own, where "is" or "has" stands instead.
  const noun = /^(.{3,})'s$/.exec(short.lower)?.[1];
  if (
    noun !== undefined &&
    wordAt(after, j)?.lower === noun &&
    /^(?:is|has)$/.test(wordAt(after, j + 1)?.lower ?? "")
  )
    yield [1, 2];
  for (const long of CONTRACTIONS.get(short.lower) ?? []) {
    if (long.every((word, index) => wordAt(after, j + index)?.lower === word)) yield [1, long.length];
  }
}
