import { ABBREVIATIONS, SAYING } from "../lexicon/abbreviations.ts";
import { SAME_PHRASES } from "../lexicon/same-phrases.ts";
import { areSynonyms } from "../lexicon/synonyms.ts";
import type { Word } from "../words.ts";
import { opensSentence } from "./capitals.ts";
import { flip, type Licence, ofPresence, ofWords, type Pair, type Step, swap, wordAt } from "./licence.ts";

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

/** A word written twice by mistake, "the the", "an a". */
export const doubled = ofPresence("doubled word", (word, { words }, at) => {
  if (
    word.kind !== "word" ||
    !/^(?:a|an|the|to|of|in|on|and|is|was|for|with|der|die|das|le|la|les|el|los|de)$/.test(word.lower)
  )
    return false;
  const isTwice = (other: Word | undefined) =>
    other !== undefined && (other.lower === word.lower || /^an? an?$/.test(`${other.lower} ${word.lower}`));
  return isTwice(words[at - 1]) || isTwice(words[at + 1]);
});

const AND = new Set("and und et y e en og och".split(" "));
export const ampersand = ofWords(
  "ampersand",
  (a, b) => (a.text === "&" && AND.has(b.lower)) || (b.text === "&" && AND.has(a.lower)),
);

/** "a historic", "an historic". */
export const article = ofWords("a, an", (a, b) => /^an? an?$/.test(`${a.lower} ${b.lower}`));

/** "the law that", "the law which"; behind a comma "which" says something of all of them. */
export const relative = ofWords("relative word", (a, b, { before, after }, i, j) => {
  const pair = [a.lower, b.lower].sort().join(" ");
  if (pair !== "that which") return false;
  return [before.words[i - 1], after.words[j - 1]].every((word) => word?.kind === "word");
});

/** "He said that it was" and "He said it was". */
export const thatClause = ofPresence("that", (word, run, at) => {
  if (word.lower !== "that") return false;
  const verb = run.words[at - 1];
  const next = run.words[at + 1];
  return (
    verb !== undefined &&
    SAYING.has(verb.lower) &&
    next?.kind === "word" &&
    !/^(?:is|was|are|were|would|had|has|much|many)$/.test(next.lower)
  );
});
