const MARK = /\p{M}/gu;
/** A private-use character stands for a mark of the first two planes: the mark's number and this much more. */
const PRIVATE_USE = 0xf0000;

/**
 * A word, or several, as FTS5 keeps each whole: its tokenizer takes a combining mark for the end of a word, which would leave "प्रधानमंत्री" in
 * five pieces. Applied to what is indexed and to what is asked for; nobody reads it back.
 */
export function indexWord(word: string): string {
  return word.replace(MARK, (mark) => String.fromCodePoint((mark.codePointAt(0) ?? 0) + PRIVATE_USE));
}
