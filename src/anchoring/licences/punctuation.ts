import { MOVABLE_ADVERBS } from "../lexicon/movable-adverbs.ts";
import { CONTRACTED_NEGATION, NEGATIONS } from "../lexicon/negations.ts";
import { SAYING } from "../lexicon/saying.ts";
import { STOPPED } from "../lexicon/stopped.ts";
import type { Word } from "../words.ts";
import { opensSentence } from "./capitals.ts";
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
  if (language !== "other") return true;
  // "So hard, that": what follows is no relative clause.
  if (next.lower === "that" && run.words.slice(Math.max(0, at - 3), at).some(({ lower }) => lower === "so"))
    return true;
  if (RELATIVE.test(next.lower)) return isName(run.words, at - 1) && /^who/.test(next.lower);
  if (/^(?:and|but|or)$/.test(next.lower)) return true;
  return !closesClause(run, at) && !setsOffModifier(run, at);
});

/** A capital that a sentence's beginning does not account for, or of a name of two words. */
function isName(words: readonly Word[], at: number): boolean {
  const word = words[at];
  const isCapitalised = (other: Word | undefined) => other?.kind === "word" && other.text !== other.lower;
  return isCapitalised(word) && (!opensSentence(words, at) || isCapitalised(words[at - 1]));
}

/** "The soldiers, wounded in battle, returned": with the two commas all of them were. Is this comma one of such two? */
function setsOffModifier({ words }: Run, at: number): boolean {
  for (let open = at; open >= Math.max(1, at - CLAUSE); open--) {
    const [previous, sign, next] = [words[open - 1], words[open], words[open + 1]];
    if (sign === undefined || /^[.;:]$/.test(sign.text)) return false;
    if (sign.text !== "," || previous?.kind !== "word" || next === undefined) continue;
    const isModifier = PARTICIPLE.test(next.lower) || (PREPOSITION.test(next.lower) && isPlural(previous));
    if (!isModifier || isName(words, open - 1)) continue;
    const close = words.findIndex(({ text }, index) => index > open && /^[,.;:]$/.test(text));
    const clause = words.slice(open + 1, close);
    // One word alone is an item of a list, and so is what "and" follows.
    if (words[close]?.text !== "," || close < at || close > open + CLAUSE || clause.length < 2) return false;
    if (/^(?:and|or|but)$/.test(words[close + 1]?.lower ?? "")) return false;
    return !MOVABLE_ADVERBS.has(clause.map(({ lower }) => lower).join(" "));
  }
  return false;
}

const PARTICIPLE =
  /^(?:\w{2,}ed|caught|held|made|built|born|sent|shot|hurt|paid|sold|bought|taken|given|seen|known|found|left|led|told|hit|lost|kept|\w{3,}ing)$/;
const PREPOSITION = /^(?:in|on|at|with|without|from|near|under|over|above|below|of|behind|inside|outside)$/;

function isPlural({ lower }: Word): boolean {
  return /(?:[^s]s|men|people|children|police)$/.test(lower);
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
    return opener !== undefined && !isName(words, before?.text === "," ? index - 2 : index - 1);
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

/** "He said "no"" and "He said: "No"". */
export const quoteColon = ofPresence("colon before a quote", (word, { words }, at) => {
  const [previous, next] = [words[at - 1], words[at + 1]];
  return (
    word.text === ":" &&
    previous !== undefined &&
    SAYING.has(previous.lower) &&
    /^["']$/.test(next?.text ?? "")
  );
});

/** Marks that may stand for one another between clauses, and at a sentence's end. */
const BETWEEN = new Set([",", ";", ":", "-", "."]);
const ENDING = new Set([".", "!", ";", "..."]);
const CLOSING = new Map([[")", /^[-,.]$/]]);

/** "; the bridge" and ", and the bridge". */
export const joinedClauses: Licence = {
  name: "joined clauses",
  *steps(pair, i, j) {
    if (isJoined(pair, i, j)) yield [1, 2];
    if (isJoined(swap(pair), j, i)) yield [2, 1];
  },
};

function isJoined({ before, after }: Pair, i: number, j: number): boolean {
  return (
    wordAt(before, i)?.text === ";" &&
    wordAt(after, j)?.text === "," &&
    /^(?:and|und|et|y)$/.test(wordAt(after, j + 1)?.lower ?? "")
  );
}

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
  // "James'" and "James's".
  if (
    other !== undefined &&
    /s$/.test(word.lower) &&
    second?.text === "'" &&
    !second.spaced &&
    other.text === `${word.text}'s`
  )
    yield [2, 1];
  const pieces = dotted(before, i);
  if (pieces !== null && other?.text === pieces.letters) yield [pieces.length, 1];
  if (/^(?:\p{L}\.){2,}$/u.test(word.text) && other !== undefined) {
    const bare = word.text.replaceAll(".", "");
    if (other.text === bare && (bare === bare.toUpperCase() || STOPPED.has(bare))) yield [1, 1];
    // "U.N.'s"
    if (second?.text === "'" && wordAt(before, i + 2)?.lower === "s" && other.text === `${bare}'s`)
      yield [3, 1];
    if (other.text === bare.replace(/(.)$/, ".$1")) yield [1, 1];
  }
}

/** Letters with full stops between and behind them, at least one of them with another letter: "Ph.D.", "G.P.s". */
function dotted(run: Run, at: number): { readonly letters: string; readonly length: number } | null {
  let letters = "";
  let length = 0;
  let stops = 0;
  for (; length < DOTTED; length++) {
    const word = wordAt(run, at + length);
    if (word === undefined || (length > 0 && word.spaced)) break;
    if (word.text === ".") stops++;
    else if (word.kind === "word" && /^(?:\p{L}{1,3}|(?:\p{L}\.)+)$/u.test(word.text)) {
      letters += word.text.replaceAll(".", "");
      stops += word.text.split(".").length - 1;
    } else break;
  }
  return stops > 1 && length > 1 && letters.length > 1 ? { letters, length } : null;
}

/** Letters and full stops of what is written so, at most. */
const DOTTED = 6;
