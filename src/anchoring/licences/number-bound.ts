import { BOUNDS } from "../lexicon/bounds.ts";
import type { ReadQuantities } from "../quantities.ts";
import { type Licence, type Run, wordAt } from "./licence.ts";

const GROUPS = BOUNDS.map((line) => line.split("|").map((phrase) => phrase.trim().split(" ")));

const FIRST: ReadonlySet<string> = new Set(GROUPS.flat().map(([word = ""]) => word));

/** "About 300" and "some 300", "more than 40" and "over 40": what bounds a number, right before it. Not "some people". */
export function numberBoundIn(readQuantities: ReadQuantities): Licence {
  const isNumber = ({ words }: Run, at: number): boolean => {
    const next = words[at];
    if (next === undefined) return false;
    if (next.kind === "number" || /^\p{Sc}$/u.test(next.text)) return true;
    return (
      next.kind === "word" &&
      readQuantities(words, at, at + 1).numbers.some((said) => !/^(?:article|#)/.test(said))
    );
  };
  return {
    name: "bound of a number",
    *steps({ before, after }, i, j) {
      const [a, b] = [wordAt(before, i), wordAt(after, j)];
      if (a === undefined || b === undefined || !FIRST.has(a.lower) || !FIRST.has(b.lower)) return;
      for (const group of GROUPS) {
        const ones = group.filter(
          (phrase) => stands(before, i, phrase) && isNumber(before, i + phrase.length),
        );
        if (ones.length === 0) continue;
        for (const other of group) {
          if (!stands(after, j, other) || !isNumber(after, j + other.length)) continue;
          for (const one of ones) yield [one.length, other.length];
        }
      }
    },
  };
}

function stands(run: Run, at: number, phrase: readonly string[]): boolean {
  return phrase.every((word, index) => wordAt(run, at + index)?.lower === word);
}
