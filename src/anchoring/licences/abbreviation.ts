import { ABBREVIATIONS } from "../lexicon/abbreviations.ts";
import { flip, type Licence, type Pair, type Step, swap, wordAt } from "./licence.ts";

/** "Dr" and "Doctor", "UK" and "United Kingdom" (lexicon/abbreviations.ts). */
export const abbreviation: Licence = {
  name: "abbreviation",
  *steps(pair, i, j) {
    yield* writtenOut(pair, i, j);
    for (const step of writtenOut(swap(pair), j, i)) yield flip(step);
  },
};

function* writtenOut({ before, after }: Pair, i: number, j: number): Generator<Step> {
  const short = wordAt(before, i);
  if (short?.kind !== "word") return;
  const letters = short.lower.replaceAll(".", "");
  for (const { short: text, long, isCapital } of ABBREVIATIONS.get(letters) ?? []) {
    if (isCapital && short.text !== short.text.toUpperCase()) continue;
    if (
      text !== letters ||
      !long.every((word, index) => wordAt(after, j + index)?.lower.replaceAll(".", "") === word)
    )
      continue;
    yield [1, long.length];
    // "Dr." with its full stop.
    if (wordAt(before, i + 1)?.text === ".") yield [2, long.length];
  }
}
