import { isAbbreviation } from "../language/abbreviations.ts";

/** A piece of a text; positions are UTF-16 units. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The last word of a piece that ends in a full stop. */
const LAST_WORD = /(?:^|[\s("'“‘])([\p{L}.]+)\.["'”’)]*\s*$/u;

/** Made when first asked for: reading its data takes milliseconds. */
let segmenter: Intl.Segmenter | null = null;

function trimmed(text: string, start: number, end: number): Sentence | null {
  const piece = text.slice(start, end);
  const inner = piece.trim();
  if (inner === "") return null;
  const from = start + piece.indexOf(inner);
  return { text: inner, start: from, end: from + inner.length };
}

/**
 * The sentences of a text by Unicode's rules (UAX 29), except that a full stop after an abbreviation or an initial ends none. A new
 * line always ends one, which is what headlines and lists in a paste need.
 */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let end = 0;
  const flush = (): void => {
    const sentence = trimmed(text, start, end);
    if (sentence !== null) sentences.push(sentence);
    start = end;
  };
  segmenter ??= new Intl.Segmenter("en", { granularity: "sentence" });
  for (const { segment, index } of segmenter.segment(text)) {
    end = index + segment.length;
    const rest = text.charAt(end);
    const endsLine = /[\n\r\u2028\u2029]\s*$/u.test(segment.slice(-8));
    const last = LAST_WORD.exec(segment.slice(-24))?.[1]?.toLowerCase();
    const continues =
      !endsLine && rest !== "" && last !== undefined && isAbbreviation(last, /\p{N}/u.test(rest));
    if (!continues) flush();
  }
  flush();
  return sentences;
}
