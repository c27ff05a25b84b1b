import type { Word } from "../words.ts";
import type { ReadLanguage } from "./licence.ts";

const COMMON: readonly (readonly [ReadLanguage, ReadonlySet<string>])[] = [
  [
    "german",
    new Set(
      "der die das und nicht den dem ein eine einen ist im mit von zu auf für hat sind wurde".split(" "),
    ),
  ],
  [
    "french",
    new Set(
      "le la les des du et est dans que qui en au aux pour par sur ne pas ce cette une l' d' qu' n' s'".split(
        " ",
      ),
    ),
  ],
  [
    "spanish",
    new Set("el los las del y que en una por con para se es fue su al lo como más pero la".split(" ")),
  ],
];

/** Words of a language, all told, from which on a few words are known to be in it. */
const ENOUGH = 2;

/** Which of the languages in which a mark or a capital says something else are these words in? */
export function readLanguage(words: readonly Word[]): ReadLanguage {
  let best: ReadLanguage = "other";
  let most = ENOUGH - 1;
  for (const [language, common] of COMMON) {
    let count = 0;
    for (const { lower } of words) if (common.has(lower)) count++;
    if (count > most) [best, most] = [language, count];
  }
  return best;
}
