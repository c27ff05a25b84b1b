import { SAME_PHRASES } from "../lexicon/same-phrases.ts";
import { type Licence, wordAt } from "./licence.ts";

/** "Near" and "close to" (lexicon/same-phrases.ts). */
export const phrase: Licence = {
  name: "phrase",
  *steps({ before, after }, i, j) {
    const first = wordAt(before, i);
    if (first === undefined) return;
    for (const group of SAME_PHRASES.get(first.lower) ?? []) {
      for (const one of group) {
        if (!one.every((word, index) => wordAt(before, i + index)?.lower === word)) continue;
        for (const other of group) {
          if (other !== one && other.every((word, index) => wordAt(after, j + index)?.lower === word))
            yield [one.length, other.length];
        }
      }
    }
  },
};
