import type { Licence, Pair, ReadLanguage, Run } from "./licence.ts";

/** Words of a run, both sides together, from which on it is not gone into: an editor must look. */
const LONGEST = 80;

/**
 * Do licences account for every word of the two runs, in order? Words that are the same on both sides need none; white space
 * between equal words says nothing.
 */
export function isLicensed(
  licences: readonly Licence[],
  before: Run,
  after: Run,
  language: ReadLanguage,
): boolean {
  const rows = before.to - before.from;
  const columns = after.to - after.from;
  if (rows + columns > LONGEST) return false;
  const pair: Pair = { before, after, language };
  const reached = new Uint8Array((rows + 1) * (columns + 1));
  reached[0] = 1;
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++) {
      if (reached[row * (columns + 1) + column] === 0) continue;
      const [i, j] = [before.from + row, after.from + column];
      const mark = (rowsOn: number, columnsOn: number) => {
        if (rowsOn <= rows && columnsOn <= columns) reached[rowsOn * (columns + 1) + columnsOn] = 1;
      };
      if (row < rows && column < columns && before.words[i]?.text === after.words[j]?.text)
        mark(row + 1, column + 1);
      for (const licence of licences) {
        for (const [a, b] of licence.steps(pair, i, j)) mark(row + a, column + b);
      }
    }
  }
  return reached[reached.length - 1] === 1;
}

/** Words on each side that may be needed to read what differs: "one hundred (and) ninety-nine". */
const AROUND = 3;

/** The same, with the words around that are equal on both sides. */
export function isLicensedInPlace(
  licences: readonly Licence[],
  before: Run,
  after: Run,
  language: ReadLanguage,
): boolean {
  if (isLicensed(licences, before, after, language)) return true;
  const same = (a: number, b: number) =>
    before.words[a] !== undefined && before.words[a]?.text === after.words[b]?.text;
  let [left, right] = [0, 0];
  while (left < AROUND && same(before.from - left - 1, after.from - left - 1)) left++;
  while (right < AROUND && same(before.to + right, after.to + right)) right++;
  if (left + right === 0) return false;
  return isLicensed(
    licences,
    { words: before.words, from: before.from - left, to: before.to + right },
    { words: after.words, from: after.from - left, to: after.to + right },
    language,
  );
}
