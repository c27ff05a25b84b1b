import { flip, type Licence, ofWords, type Pair, type Step, swap, wordAt } from "./licence.ts";

/** "CO₂" and "CO2", letters of another width: one character by Unicode's compatibility, in words; "10²" is no 102. */
export const compatibleCharacters = ofWords(
  "compatible characters",
  (a, b) => a.kind === "word" && b.kind === "word" && a.text.normalize("NFKC") === b.text.normalize("NFKC"),
);

/** "3 x 4" and "3 × 4". */
export const timesSign: Licence = {
  name: "times sign",
  *steps(pair, i, j) {
    yield* times(pair, i, j);
    for (const step of times(swap(pair), j, i)) yield flip(step);
  },
};

function* times({ before, after }: Pair, i: number, j: number): Generator<Step> {
  const letter = wordAt(before, i);
  if (wordAt(after, j)?.text !== "×" || letter === undefined) return;
  if (before.words[i - 1]?.kind !== "number") return;
  if (letter.lower === "x") yield [1, 1];
  // "4x4" is cut as "4", "x4".
  if (/^x\d/.test(letter.lower) && wordAt(after, j + 1)?.text === letter.text.slice(1)) yield [1, 2];
}
