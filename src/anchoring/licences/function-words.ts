import { NEUTRAL_WORDS } from "../lexicon/neutral-words.ts";
import { SAYING } from "../lexicon/saying.ts";
import type { Word } from "../words.ts";
import { ofPresence, ofWords } from "./licence.ts";

/** A word written twice by mistake, "the the", "an a". */
export const doubled = ofPresence("doubled word", (word, { words }, at) => {
  if (
    word.kind !== "word" ||
    !/^(?:a|an|the|to|of|in|on|at|by|as|or|from|and|is|was|are|were|be|been|has|have|will|would|it|he|she|they|his|their|this|for|with|der|die|das|und|le|la|les|et|el|los|y|de)$/.test(
      word.lower,
    )
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

/** "the law that", "the law which"; "whom" and "who"; behind a comma "which" says something of all of them. */
export const relative = ofWords("relative word", (a, b, { before, after }, i, j) => {
  const pair = [a.lower, b.lower].sort().join(" ");
  if (pair === "who whom") return true;
  if (pair !== "that which") return false;
  return [before.words[i - 1], after.words[j - 1]].every((word) => word?.kind === "word");
});

/** "He said that it was" and "He said it was". */
export const thatClause = ofPresence("that", (word, run, at) => {
  if (word.lower !== "that") return false;
  const verb = run.words[at - 1];
  const next = run.words[at + 1];
  // "The house (that) they bought": a relative clause with a subject of its own, behind a noun.
  if (verb?.kind === "word" && next !== undefined && SUBJECT.test(next.lower) && isNounLike(verb))
    return true;
  return (
    verb !== undefined &&
    SAYING.has(verb.lower) &&
    next?.kind === "word" &&
    !/^(?:is|was|are|were|would|had|has|much|many)$/.test(next.lower)
  );
});

const SUBJECT = /^(?:he|she|they|we|i|you)$/;

/** A word of some length that no list knows as a little one: what "so that", "now that", "given that" are made of is none. */
function isNounLike({ lower }: Word): boolean {
  return (
    lower.length > 3 &&
    !NEUTRAL_WORDS.has(lower) &&
    !/^(?:now|given|provided|than|those|except|only|even|not|like)$/.test(lower)
  );
}
