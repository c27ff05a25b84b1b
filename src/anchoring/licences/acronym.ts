import type { Word } from "../words.ts";
import { flip, type Licence, type Pair, type Step, swap, wordAt } from "./licence.ts";

/** Words of the longest name that is known by its initials. */
const LONGEST = 8;
/** Letters of the shortest acronym that is read: two letters stand for too much. */
const SHORTEST = 3;
/** Words that an acronym leaves out. */
const LEFT_OUT = /^(?:the|of|and|for|on|in|de|del|la|los|des|du|et|der|die|das|und|für)$/;

/** "the World Health Organization" and "the WHO", and the "(WHO)" behind the name. */
export const acronym: Licence = {
  name: "acronym",
  *steps(pair, i, j) {
    yield* read(pair, i, j);
    for (const step of read(swap(pair), j, i)) yield flip(step);
  },
};

function* read({ before, after }: Pair, i: number, j: number): Generator<Step> {
  const [first, second, third] = [wordAt(before, i), wordAt(before, i + 1), wordAt(before, i + 2)];
  if (first === undefined) return;
  if (first.text === "(" && second !== undefined && third?.text === ")") {
    const letters = lettersOf(second);
    const isNamed = [...Array(LONGEST).keys()].some(
      (length) =>
        letters !== null && initials(before.words.slice(Math.max(0, i - length - 1), i)) === letters,
    );
    if (isNamed) yield [3, 0];
    return;
  }
  const letters = lettersOf(first);
  if (letters === null) return;
  for (let length = letters.length; length <= LONGEST; length++) {
    if (wordAt(after, j + length - 1) === undefined) return;
    if (initials(after.words.slice(j, j + length)) === letters) yield [1, length];
  }
}

function lettersOf({ kind, text }: Word): string | null {
  const bare = text.replaceAll(".", "");
  return kind === "word" && bare.length >= SHORTEST && bare.length <= LONGEST && /^\p{Lu}+$/u.test(bare)
    ? bare
    : null;
}

/** The initials of a name; null where it has a word without a capital that an acronym would not leave out. */
function initials(words: readonly Word[]): string | null {
  let letters = "";
  for (const [index, { kind, text, lower }] of words.entries()) {
    if (kind === "sign" && text === "-") continue;
    if (kind !== "word") return null;
    if (/^\p{Lu}/u.test(text) && !LEFT_OUT.test(lower)) letters += text.charAt(0);
    else if (!LEFT_OUT.test(lower) || index === 0 || index === words.length - 1) return null;
  }
  return letters;
}
