import { readSpelledNumber } from "../language/numbers/spelled-number.ts";
import { atomsOf } from "./quantities.ts";
import { cutWords } from "./words.ts";

/**
 * Where a quote may begin and end: never inside a word, a number with its separators, sign, currency, unit sign or magnitude,
 * and never inside what is shown as one character. "legal" out of "illegal", "5 percent" out of "3.5 percent" and "4 degrees"
 * out of "−4 degrees" are word for word in the text and say something else. All offsets are UTF-16 units.
 */

/** Units on each side of an offset that are looked at. */
const AROUND = 120;

/** Scripts that set no spaces between words: an end may stand between any two of their characters. */
const UNSPACED =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}";
const LETTER = `(?![${UNSPACED}])[\\p{L}\\p{N}]`;
const INNER = `(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])`;
/** Hyphens, apostrophes, soft hyphens and what prints nothing join two letters. */
const JOINT = "[-\\u2010\\u2011'\\u2019\\u02BC\\u00AD\\u00B7\\u200B-\\u200D\\u2060\\uFEFF\\u05F3\\u05F4]";
const WORD = new RegExp(
  `(?<!${LETTER})(?:\\p{L}\\.){2,}|${LETTER}${INNER}*(?:${JOINT}+${INNER}+)*|[@#][\\p{L}\\p{N}_]+`,
  "gu",
);

const SPACE = "[ \\u00A0\\u202F\\u2009]";
const LEAD = `(?:(?<![\\p{L}\\p{N}])[-\\u2212\\u2010-\\u2014+\\u00B1~\\u2248<>\\u2264\\u2265#]|[\\u2116\\u00A7#]${SPACE}?)?`;
const CURRENCY = `(?:\\p{L}{0,3}\\p{Sc}${SPACE}?)?`;
const POINT = "(?:(?<![\\p{L}\\p{N}])[.,])?";
const DIGITS = `(?:(?<!\\p{N})\\p{N}{1,3}(?:${SPACE}\\p{N}{3})+(?!\\p{N})|\\p{N}+)`;
const MORE = "(?:[-.,:/'\\u2019\\u00B7\\u066B\\u066C\\u2010-\\u2014\\u2212\\u2044]\\p{N}+)*";
const TAIL = `(?:${SPACE}?(?:[%\\u2030\\u066A\\u2103\\u2109\\u2032\\u2033]|[\\u00B0\\u00BA](?:[CFK](?!\\p{L}))?|\\p{Sc}(?!${SPACE}?\\p{N})))?`;
const NUMBER = new RegExp(LEAD + CURRENCY + POINT + DIGITS + MORE + TAIL, "gu");
/** Numbers in Han characters, mixed with digits or not. */
const HAN_NUMBER = /[\p{Nd}〇零一二三四五六七八九十百千万萬億亿兆两兩]{2,}/gu;
function holds(unit: RegExp, text: string, offset: number): boolean {
  for (const { index, 0: found } of text.matchAll(unit)) {
    if (index >= offset) return false;
    if (offset < index + found.length) return true;
  }
  return false;
}

/** Does a number of several words lie across this offset: "40 million", "two hundred and five"? */
function cutsSpelledNumber(text: string, offset: number): boolean {
  const words = cutWords(text);
  const { atoms, places } = atomsOf(words, 0, words.length);
  // Most quotes end where a sentence does, and no number goes over that: reading all of them costs more than the rest of a look-up.
  const behind = places.findIndex((place) => (words[place]?.end ?? 0) > offset);
  if (
    behind === -1 ||
    (atoms[behind]?.link === "apart" && (words[places[behind] ?? 0]?.start ?? 0) >= offset)
  )
    return false;
  for (let at = 0; at < atoms.length; ) {
    const number = readSpelledNumber(atoms, at);
    const start = words[places[at] ?? 0]?.start ?? 0;
    if (start >= offset) return false;
    if (number === null) {
      at++;
      continue;
    }
    if (offset < (words[places[number.end - 1] ?? 0]?.end ?? 0)) return true;
    at = number.end;
  }
  return false;
}

/** Made when first asked for: its data take longer to read than all the rest of this file. */
let graphemes: Intl.Segmenter | null = null;
/** Letters of a stack in Khmer and Myanmar that stand under the one before: older engines do not know it. */
const STACKED = /[\u17D2\u1039\u200D]$/u;

function cutsGrapheme(text: string, offset: number): boolean {
  if (STACKED.test(text.slice(0, offset))) return true;
  graphemes ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
  const [segment] = [graphemes.segment(text).containing(offset)];
  return segment !== undefined && segment.index !== offset;
}

/** Would a quote that begins or ends here cut something in two? */
export function cutsUnit(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  // Windows begin behind white space where there is any, so that nothing is cut by the window itself.
  const from = Math.max(0, offset - AROUND);
  const lead = from === 0 ? 0 : Math.max(0, text.slice(from, offset).search(/\s/));
  const window = text.slice(from + lead, offset + AROUND);
  const at = offset - from - lead;
  return (
    cutsGrapheme(window, at) ||
    holds(WORD, window, at) ||
    holds(NUMBER, window, at) ||
    holds(HAN_NUMBER, window, at) ||
    cutsSpelledNumber(window, at)
  );
}

/** Code units by which one end may be moved: more is no word and no number any more. */
const FURTHEST = 200;

/** The least stretch around `[start, end)` that cuts nothing in two. */
export function widenToUnits(text: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  let to = end;
  while (from > 0 && start - from < FURTHEST && cutsUnit(text, from)) from--;
  while (to < text.length && to - end < FURTHEST && cutsUnit(text, to)) to++;
  return { start: from, end: to };
}
