import { areSynonyms } from "../lexicon/synonyms.ts";
import { opensSentence } from "./capitals.ts";
import { ofWords } from "./licence.ts";

/** Words that copy editors exchange for one another, in the same form (lexicon/synonyms.ts). */
export const synonym = ofWords("synonym", (a, b, { before, after }, i, j) => {
  const bare = (lower: string) => lower.replace(/'s?$/, "");
  if (a.kind !== "word" || b.kind !== "word" || !areSynonyms(bare(a.lower), bare(b.lower))) return false;
  // A capital within the sentence makes a name of it ("Fire and Rescue").
  return (
    (a.text === a.lower || opensSentence(before.words, i)) &&
    (b.text === b.lower || opensSentence(after.words, j))
  );
});
