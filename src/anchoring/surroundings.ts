import { isAbbreviation } from "../language/abbreviations.ts";
import { viewNormally } from "./normal-view.ts";
import { cutWords, endsSentence, type Word } from "./words.ts";

/** What stands beside a quote, in the characters of its text; empty at the text's ends. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
  /** Is this all that there was (up to `SURROUNDINGS`), or only what a selector kept of it? */
  readonly whole: boolean;
}

/** UTF-16 units a side that are looked at: the quote's own sentence, what is left of it, and some two more. */
export const SURROUNDINGS = 480;

/** The surroundings of `[start, end)`, UTF-16 offsets, in the text that they are offsets of. */
export function surroundingsOf(text: string, start: number, end: number): Surroundings {
  return {
    before: text.slice(Math.max(0, start - SURROUNDINGS), start).toWellFormed(),
    after: text.slice(end, end + SURROUNDINGS).toWellFormed(),
    whole: true,
  };
}

/** One word beside a quote. */
export interface WordBeside {
  readonly word: Word;
  /** 0: in the quote's own sentence; 1: in the sentence beside that; and so on. */
  readonly sentence: number;
  /** 0: in the quote's own block (paragraph, heading, list item); 1: in the one beside it. */
  readonly block: number;
}

/** One side, the nearest word first. */
export interface Side {
  readonly words: readonly WordBeside[];
  /** Offsets of `word` count in this normal view of the side. */
  readonly view: string;
}

/** Is this sign, with these words beside it in reading order, the end of a sentence? */
function closes(before: Word | undefined, sign: Word, after: Word | undefined): boolean {
  if (!endsSentence(sign)) return false;
  if (sign.text !== ".") return true;
  if (before?.kind === "word" && isAbbreviation(before.lower, after?.kind === "number")) return false;
  return after === undefined || after.kind !== "word" || !isLower(after);
}

function isLower(word: Word): boolean {
  return word.text !== word.text.toUpperCase() && word.text === word.lower;
}

/** What lies between two words as the text was given: nothing, the end of a line, or the end of a block. */
function breakIn(gap: string, next: Word | undefined): boolean {
  if (!/[\n\u2028\u2029]/.test(gap)) return false;
  if (/\n[^\S\n]*\n|\u2029/.test(gap)) return true;
  // A wrapped line goes on in small letters.
  return next === undefined || next.kind !== "word" || !isLower(next);
}

const CLOSERS = /["')\]\s]+$/;

/** The words of one side with the sentence and the block that each stands in. `quote` is the quote's own text. */
export function readSide(text: string, side: "before" | "after", quote: string): Side {
  const view = viewNormally(text);
  const words = cutWords(view.text);
  const gap = (index: number) =>
    text.slice(
      index === 0 ? 0 : view.originalEnd(words[index - 1]?.end ?? 0),
      index === words.length ? text.length : view.originalStart(words[index]?.start ?? 0),
    );
  const quoteWords = cutWords(viewNormally(side === "before" ? quote.slice(0, 80) : quote.slice(-80)).text);
  const beside: WordBeside[] = [];
  let sentence = 0;
  let block = 0;
  if (side === "before") {
    const opening = quoteWords[0];
    for (let index = words.length - 1; index >= 0; index--) {
      const word = words[index];
      if (word === undefined) continue;
      const next = words[index + 1] ?? opening;
      if (breakIn(gap(index + 1), next)) {
        sentence++;
        block++;
      } else if (closes(words[index - 1], word, next)) sentence++;
      beside.push({ word, sentence, block });
    }
  } else {
    const bare = quote.replace(CLOSERS, "");
    const last = cutWords(viewNormally(bare.slice(-80)).text);
    const end = last.at(-1);
    if (end !== undefined && closes(last.at(-2), end, words[0])) sentence++;
    for (let index = 0; index < words.length; index++) {
      const word = words[index];
      if (word === undefined) continue;
      if (breakIn(gap(index), word)) {
        block++;
        // The end of a sentence and the end of its block are one.
        const previous = words[index - 1] ?? end;
        if (previous === undefined || !endsSentence(previous)) sentence++;
      }
      beside.push({ word, sentence, block });
      if (closes(words[index - 1], word, words[index + 1])) sentence++;
    }
  }
  return { words: beside, view: view.text };
}
