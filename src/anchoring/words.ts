/**
 * A stretch of text as words, numbers, signs and, in scripts that set no spaces between words, single glyphs.
 * Offsets are those of the string that was cut up (UTF-16 units).
 */
export type WordKind = "word" | "number" | "glyph" | "sign";

export interface Word {
  readonly kind: WordKind;
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  /** Is there white space between this word and the one before it? */
  readonly spaced: boolean;
}

// Alternatives in this order:
// 1 a plain ASCII word, by far the commonest case, that nothing could lengthen;
// 2 a number: a minus only where nothing joins it to a word before; "1 000", "1,000.5", "10²", "12:30" are one number;
// 3 initials ("U.S.", "e.g."); 4 an elided Romance word ("l'", "qu'", "n'"), so that French negation is a word of its own;
// 5 one glyph of a script without spaces; 6 a word, apostrophes inside it included; 7 "..."; 8 any other sign.
const WORD =
  /([A-Za-z]+(?![\p{L}\p{M}\p{N}'.\u200D]))|((?:(?<![\p{L}\p{N}\p{M}])[-\u2212\u2013])?(?:\d{1,3}(?:[ ']\d{3})+(?![\d\p{L}])|\p{N}+(?:[.,:/]\p{N}+)*))|((?:\p{L}\.){2,})|((?:[LDJMTSNCldjmtsnc]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uoiqu)'(?=\p{L}))|([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}][\p{M}\u30FC]*)|([\p{L}\p{M}][\p{L}\p{M}\p{N}\u200D]*(?:'[\p{L}\p{M}\p{N}]+)*)|(\.{3})|(\S)/gu;

const KINDS: readonly WordKind[] = ["word", "number", "word", "word", "glyph", "word", "sign", "sign"];

export function cutWords(text: string, from = 0, to = text.length): Word[] {
  const stretch = from === 0 && to === text.length ? text : text.slice(from, to);
  const words: Word[] = [];
  let previousEnd = 0;
  for (const match of stretch.matchAll(WORD)) {
    let kind: WordKind = "sign";
    for (let group = 0; group < KINDS.length; group++) {
      if (match[group + 1] !== undefined) {
        kind = KINDS[group] ?? "sign";
        break;
      }
    }
    const [found] = match;
    const start = from + match.index;
    words.push({
      kind,
      text: found,
      lower: kind === "word" ? found.toLowerCase() : found,
      start,
      end: start + found.length,
      spaced: match.index > previousEnd,
    });
    previousEnd = match.index + found.length;
  }
  return words;
}

const SPACE = 0x20;

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Characters on each side of an offset that show whether it lies inside a word. */
const AROUND = 70;

/** Does a word lie across this offset? */
export function cutsAt(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  // Beside a space nothing is cut but a number with its thousands set apart.
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  if (before === SPACE && !isDigit(after)) return false;
  if (after === SPACE && !isDigit(before)) return false;
  const words = cutWords(text, Math.max(0, offset - AROUND), Math.min(text.length, offset + AROUND));
  return words.some((word) => word.start < offset && offset < word.end);
}

/** Signs that end a sentence, in the scripts that have other ones too. */
export function endsSentence(word: Word): boolean {
  return word.kind === "sign" && /^(?:[.!?…。！？؟।]|\.\.\.)$/u.test(word.text);
}
