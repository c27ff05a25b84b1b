import { CONTRACTED_NEGATION, NEGATIONS } from "../lexicon/negations.ts";
import { STOPPED } from "../lexicon/stopped.ts";
import type { Word } from "../words.ts";
import {
  flip,
  type Licence,
  ofPresence,
  ofWords,
  type Pair,
  type Run,
  type Step,
  swap,
  wordAt,
} from "./licence.ts";

/** Behind these a clause is another one with a comma before it: "the players who trained", "the players, who trained". */
const RELATIVE = /^(?:who|whom|whose|which|that|where)$/;
/** A comma in front of these makes of one thing several, or of a call a thing: "No, prices rose". */
const ANSWERS = /^(?:no|well|only|even|not|never|so|how)$/;

const SPEAKS =
  /^(?:said|says|claims|claimed|argued|argues|insisted|insists|warned|warns|admitted|thinks|believes|wrote)$/;

/**
 * A comma that sets off nothing: not beside a relative clause, not within a number, not behind an answer, not beside a denial
 * ("not, as he says"). German sets commas before relative clauses whatever they say.
 */
export const comma = ofPresence("comma", (word, run, at, _other, _otherAt, { language }) => {
  if (word.text !== ",") return false;
  const [previous, next] = [run.words[at - 1], run.words[at + 1]];
  if (previous?.kind === "number" && next?.kind === "number") return false;
  if (next === undefined || previous === undefined) return true;
  if (ANSWERS.test(previous.lower)) return false;
  // "The lawyer, said the witness, was a liar."
  if (SPEAKS.test(next.lower) && previous.kind === "word") return false;
  if (next.lower === "because" && isDenied(run, at)) return false;
  if (language === "other" && RELATIVE.test(next.lower)) return isName(previous) && /^who/.test(next.lower);
  return language !== "other" || !closesClause(run, at);
});

function isName(word: Word): boolean {
  return word.kind === "word" && word.text !== word.lower;
}

/** "He did not resign, because …": with the comma he stayed. */
function isDenied({ words }: Run, at: number): boolean {
  return words
    .slice(Math.max(0, at - CLAUSE), at)
    .some(({ lower }) => NEGATIONS.has(lower) || CONTRACTED_NEGATION.test(lower));
}

/** Words of a clause that a comma opened and this one closes. */
const CLAUSE = 10;

/** Does this comma close a clause that "who" or the like opened, behind no name, with no comma of its own? */
function closesClause({ words }: Run, at: number): boolean {
  for (let index = at - 1; index > Math.max(0, at - CLAUSE); index--) {
    const word = words[index];
    if (word === undefined || word.text === ".") return false;
    if (!/^(?:who|whose)$/.test(word.lower)) continue;
    const before = words[index - 1];
    const opener = before?.text === "," ? words[index - 2] : before;
    return opener !== undefined && !isName(opener);
  }
  return false;
}

const PAIRED = new Map([
  ["(", ")"],
  ["-", "-"],
  [",", ","],
]);

/** "(now shut)", "- now shut -", ", now shut,": brackets, dashes and commas in pairs. Around a number alone brackets are a minus. */
export const apposition: Licence = {
  name: "brackets",
  *steps(pair, i, j) {
    for (const step of enclosed(pair, i, j)) yield step;
    for (const step of enclosed(swap(pair), j, i)) yield flip(step);
  },
};

function* enclosed({ before, after }: Pair, i: number, j: number): Generator<Step> {
  const [a, b] = [wordAt(before, i), wordAt(after, j)];
  if (a === undefined || b === undefined || a.text === b.text) return;
  const closing = [PAIRED.get(a.text), PAIRED.get(b.text)];
  if (closing[0] === undefined || closing[1] === undefined) return;
  if (before.words[i + 1]?.kind === "number" && closing[0] === before.words[i + 2]?.text) return;
  yield [1, 1];
}

/** Marks that may stand for one another between clauses, and at a sentence's end. */
const BETWEEN = new Set([",", ";", ":", "-", "."]);
const ENDING = new Set([".", "!", ";", "..."]);
const CLOSING = new Map([[")", /^[-,.]$/]]);

/** A semicolon for a comma, a dash for a colon, single quote marks for double ones. Not within numbers. */
export const exchangedSigns = ofWords("exchanged signs", (a, b, { before, after }, i, j) => {
  if (a.kind !== "sign" || b.kind !== "sign" || a.text === b.text) return false;
  if (/^["']$/.test(a.text) && /^["']$/.test(b.text)) return true;
  if (CLOSING.get(a.text)?.test(b.text) || CLOSING.get(b.text)?.test(a.text))
    return before.words[i - 1]?.kind !== "number";
  if (ENDING.has(a.text) && ENDING.has(b.text)) return true;
  if (!BETWEEN.has(a.text) || !BETWEEN.has(b.text)) return false;
  const [next, other] = [before.words[i + 1], after.words[j + 1]];
  if ([next, other].some((word) => word !== undefined && RELATIVE.test(word.lower))) return false;
  return (
    !(next?.kind === "number" && before.words[i - 1]?.kind === "number") &&
    isDashSpaced(a, next) &&
    isDashSpaced(b, other)
  );
});

/** A hyphen joins words; a dash stands free. */
function isDashSpaced(sign: Word, next: Word | undefined): boolean {
  return sign.text !== "-" || (sign.spaced && next?.spaced === true);
}

/** The full stop of an abbreviation, the one at the quote's end, and those in "U.S."; the apostrophe in "1990's". */
/** What closes brackets, right before the sentence's end: ", Friday." and "(Friday)." The opening one has a licence of its own. */
export const closingBracket = ofPresence(
  "closing bracket",
  (word, { words }, at) =>
    word.text === ")" &&
    /^[.;!]$/.test(words[at + 1]?.text ?? "") &&
    words[at - 1]?.kind === "word" &&
    words.slice(Math.max(0, at - CLAUSE), at).some(({ text }) => text === "("),
);

export const dot: Licence = {
  name: "full stop",
  *steps(pair, i, j) {
    yield* stopped(pair, i, j);
    for (const step of stopped(swap(pair), j, i)) yield flip(step);
  },
};

function* stopped({ before, after }: Pair, i: number, j: number): Generator<Step> {
  const word = wordAt(before, i);
  if (word === undefined) return;
  const previous = before.words[i - 1];
  if (word.text === "." && previous !== undefined && !word.spaced) {
    const isInitial = /^\p{L}$/u.test(previous.text);
    if (STOPPED.has(previous.lower) || isInitial || i === before.to - 1) yield [1, 0];
  }
  // The full stop inside the closing quote mark or behind it.
  const [second, other, otherSecond] = [wordAt(before, i + 1), wordAt(after, j), wordAt(after, j + 1)];
  if (
    /^["']$/.test(word.text) &&
    /^[.,]$/.test(second?.text ?? "") &&
    other?.text === second?.text &&
    /^["']$/.test(otherSecond?.text ?? "")
  )
    yield [2, 2];
  if (word.text === "'" && previous?.kind === "number" && before.words[i + 1]?.lower === "s") yield [1, 0];
  // Marks that name no other thing.
  if (/^[™®©•*]$/.test(word.text)) yield [1, 0];
  if (/^(?:\p{L}\.){2,}$/u.test(word.text) && other !== undefined) {
    const bare = word.text.replaceAll(".", "");
    if (other.text === bare && (bare === bare.toUpperCase() || STOPPED.has(bare))) yield [1, 1];
    // "U.N.'s"
    if (second?.text === "'" && wordAt(before, i + 2)?.lower === "s" && other.text === `${bare}'s`)
      yield [3, 1];
    if (other.text === bare.replace(/(.)$/, ".$1")) yield [1, 1];
  }
}
