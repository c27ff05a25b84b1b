import { flip, type Licence, type Pair, type Run, type Step, swap, wordAt } from "./licence.ts";

/** Words of each of the two parts, at most. */
const PART = 3;

/** "the head of the agency" and "the agency's head"; not "a head of the agency". */
export const genitive: Licence = {
  name: "genitive",
  *steps(pair, i, j) {
    yield* exchanged(pair, i, j);
    for (const step of exchanged(swap(pair), j, i)) yield flip(step);
  },
};

function* exchanged({ before, after }: Pair, i: number, j: number): Generator<Step> {
  if (!isThe(before, i - 1) || !isThe(after, j - 1)) return;
  for (let head = 1; head <= PART; head++) {
    if (wordAt(before, i + head)?.lower !== "of" || !isThe(before, i + head + 1)) continue;
    for (let owner = 1; owner <= PART; owner++) {
      const last = wordAt(before, i + head + 1 + owner);
      if (last?.kind !== "word") return;
      const owns = [...textOf(before, i + head + 2, owner - 1), `${last.text}'s`, ...textOf(before, i, head)];
      if (owns.every((text, index) => wordAt(after, j + index)?.text === text))
        yield [head + 2 + owner, owner + head];
    }
  }
}

function isThe({ words }: Run, at: number): boolean {
  return words[at]?.lower === "the";
}

function textOf({ words }: Run, at: number, length: number): string[] {
  return words.slice(at, at + length).map(({ text }) => text);
}
