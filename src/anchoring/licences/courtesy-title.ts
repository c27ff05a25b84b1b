import { COURTESY_TITLES, OF_WOMEN } from "../lexicon/courtesy-titles.ts";
import type { Word } from "../words.ts";
import { flip, type Licence, type Pair, type Run, type Step, swap, wordAt } from "./licence.ts";

/** "Mr Ortega" and "Ortega", "Mrs Coe" and "Ms Coe"; not "Mr Lee" and "Mrs Lee". */
export const courtesyTitle: Licence = {
  name: "courtesy title",
  *steps(pair, i, j) {
    yield* dropped(pair, i, j);
    for (const step of dropped(swap(pair), j, i)) yield flip(step);
    const [a, b] = [wordAt(pair.before, i), wordAt(pair.after, j)];
    if (a !== undefined && b !== undefined && OF_WOMEN.has(a.lower) && OF_WOMEN.has(b.lower)) yield [1, 1];
  },
};

function* dropped({ before, after }: Pair, i: number, j: number): Generator<Step> {
  const title = wordAt(before, i);
  if (title === undefined || !COURTESY_TITLES.has(title.lower) || !isCapitalised(title)) return;
  const stopped = before.words[i + 1]?.text === ".";
  const name = before.words[i + (stopped ? 2 : 1)];
  // What stands there instead must be the name itself, or one title could go and another come.
  if (name === undefined || !isCapitalised(name) || after.words[j]?.text !== name.text) return;
  if (hasTitle(after, j)) return;
  yield [1, 0];
  if (stopped) yield [2, 0];
}

function hasTitle({ words }: Run, at: number): boolean {
  const previous = words[at - 1]?.text === "." ? words[at - 2] : words[at - 1];
  return previous !== undefined && COURTESY_TITLES.has(previous.lower);
}

function isCapitalised({ kind, text }: Word): boolean {
  return kind === "word" && /^\p{Lu}/u.test(text);
}
