import { INVERTED_SAYING, MOVABLE_ADVERBS, TOO } from "../lexicon/movable-adverbs.ts";
import { SAYING } from "../lexicon/saying.ts";
import { negationsOf } from "../negation.ts";
import type { ReadQuantities } from "../quantities.ts";
import { endsSentence, type Word } from "../words.ts";
import { opensSentence } from "./capitals.ts";
import type { Run } from "./licence.ts";
import { IN_DATES } from "./notation.ts";

/** Words of what moves, and of what it moves across. */
const LONGEST = 6;
const ACROSS = 14;
/** Words of who says something. */
const SPEAKER = 8;

/**
 * "However, the pilot kept …" and "The pilot, however, kept …"; "On Monday the court heard …" and "The court heard … on Monday", in a
 * sentence of one clause; "said the engineer" and "the engineer said" behind a quote; "also" and "too". The two runs must be the
 * same words but for what moved.
 */
export function isMoved(before: Run, after: Run, readQuantities: ReadQuantities): boolean {
  if (Math.max(before.to - before.from, after.to - after.from) > (ACROSS + LONGEST) * 2) return false;
  return movesBack(before, after, readQuantities) || movesBack(after, before, readQuantities);
}

/** Does what opens `from` close `to`? */
function movesBack(from: Run, to: Run, readQuantities: ReadQuantities): boolean {
  const first = spoken(from);
  const second = spoken(to);
  if (first.length > ACROSS + LONGEST || Math.abs(first.length - second.length) > 1) return false;
  for (let length = 1; length <= Math.min(LONGEST, first.length - 1); length++) {
    const across = first.slice(length);
    if (across.length > ACROSS || !across.every((word, index) => word.lower === second[index]?.lower))
      continue;
    const front = first.slice(0, length);
    const back = second.slice(across.length);
    if (textOf(front) === "also" && TOO.has(textOf(back)))
      return negationsOf(across).length === 0 && !across.some(({ kind }) => kind === "sign");
    if (textOf(front) !== textOf(back)) continue;
    const moved = textOf(front);
    if (MOVABLE_ADVERBS.has(moved)) return true;
    if (moved === "also" && across.length === 1) return true;
    if (INVERTED_SAYING.has(moved) && across.length <= SPEAKER && isBehindQuote(from) && isBehindQuote(to))
      return true;
    if (
      isDate(front, readQuantities) &&
      opensSentence(from.words, from.from) &&
      closes(to) &&
      isPlainClause(across)
    )
      return true;
  }
  return false;
}

/** The run's words, less the commas that set off what moves. */
function spoken({ words, from, to }: Run): readonly Word[] {
  return words.slice(from, to).filter(({ text }) => text !== ",");
}

function textOf(words: readonly Word[]): string {
  return words.map(({ lower }) => lower).join(" ");
}

function isBehindQuote({ words, from }: Run): boolean {
  return (
    /^["'\u00BB\u00AB]$/.test(words[from - 1]?.text ?? "") ||
    (words[from - 1]?.text === "," && /^["']$/.test(words[from - 2]?.text ?? ""))
  );
}

function closes({ words, to }: Run): boolean {
  const next = words[to];
  return next === undefined || endsSentence(next);
}

/** Nothing but a day, a month, a year: "on Monday", "in May 2019". */
function isDate(words: readonly Word[], readQuantities: ReadQuantities): boolean {
  const { numbers, dates, used } = readQuantities(words, 0, words.length);
  return (
    dates.length > 0 &&
    numbers.length === 0 &&
    words.every(
      ({ lower }, index) => used.has(index) || IN_DATES.has(lower) || /^(?:on|in|am|im|en|el)$/.test(lower),
    )
  );
}

/** Verbs of one clause go with its date wherever that stands; those of two do not ("he said the bridge closed"). */
function isPlainClause(words: readonly Word[]): boolean {
  return (
    negationsOf(words).length === 0 &&
    words.every(
      ({ lower, kind, text }) =>
        !JOINING.test(lower) && !SAYING.has(lower) && (kind !== "sign" || text === "-"),
    )
  );
}

const JOINING =
  /^(?:that|if|because|when|while|who|which|whom|whose|after|before|until|since|to|and|or|but|as|for|dass|que|qui|weil|und|et|y|only|even|just)$/;
