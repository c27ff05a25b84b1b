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

/** The words of each language among these; kept, for every difference of a quote asks. */
const counted = new WeakMap<readonly Word[], readonly number[]>();

function countCommon(words: readonly Word[]): readonly number[] {
  const known = counted.get(words);
  if (known !== undefined) return known;
  const counts = COMMON.map(([, common]) =>
    words.reduce((sum, { lower }) => sum + Number(common.has(lower)), 0),
  );
  counted.set(words, counts);
  return counts;
}

/** Which of the languages in which a mark or a capital says something else are these words in, all of them together? */
export function readLanguage(...texts: readonly (readonly Word[])[]): ReadLanguage {
  let best: ReadLanguage = "other";
  let most = ENOUGH - 1;
  for (const [index, [language]] of COMMON.entries()) {
    const count = texts.reduce((sum, words) => sum + (countCommon(words)[index] ?? 0), 0);
    if (count > most) [best, most] = [language, count];
  }
  return best;
}
