import { asciiDigits } from "../language/decimal-digits.ts";
import { foldWord } from "../language/fold-word.ts";
import { searchTerm } from "../language/search-term.ts";
import { stem } from "./stem.ts";
import { isStopWord } from "./stop-words.ts";

/** One word of a text. Positions are UTF-16 units of the text that was read. */
export interface Token {
  /** As it stands in the text, a possessive `'s` included. */
  readonly surface: string;
  /** Folded, without possessive and inner apostrophes: `Trump’s` → `trump`, `don't` → `dont`. */
  readonly word: string;
  /** The word as the index is given it: without what other scripts attach to a noun (`백신을` → `백신`). */
  readonly term: string;
  /** The term's stem, as it stands in the index. */
  readonly stem: string;
  readonly start: number;
  readonly end: number;
  readonly kind: "word" | "number" | "hashtag" | "handle";
  readonly stop: boolean;
  /** Begins with a capital letter in the text (a hashtag or handle part: inside its tag). */
  readonly capital: boolean;
  /** Nothing but space, or a hyphen, stands between this token and the one before. */
  readonly joined: boolean;
  /** What else stands there, without space: a comma, a quotation mark. */
  readonly gap: string;
}

const URL_PATTERN =
  /(?:https?:\/\/|\bwww\.)\S+|\bpic\.twitter\.com\/\S*|\b(?:t\.co|bit\.ly|youtu\.be)\/\S*/giu;

/** Addresses are blanked, not removed, so that positions stay true. */
export function blankUrls(text: string): string {
  if (!/[/.]/.test(text)) return text;
  return text.replace(URL_PATTERN, (url) => " ".repeat(url.length));
}

/**
 * Scripts that write no spaces between words. Intl's script classes, plus the marks used with kana: of length, iteration and, in half
 * width, voicing.
 */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々ｰ\uff9e\uff9f`;
const UNSPACED_CHARACTER = new RegExp(`[${UNSPACED}]`, "v");
const GRAM = 3;

/** Characters that nobody sees may stand inside a word: a soft hyphen, a joiner, a space without width. */
const UNSEEN = String.raw`\u00ad\u200b-\u200d\u2060\ufeff`;
/** A character of such a script with what belongs to it: the mark of a half-width kana is a character of its own. */
const CLUSTER = new RegExp(`[${UNSPACED}\\p{M}][\\uff9e\\uff9f${UNSEEN}]*`, "gv");
const LETTER = String.raw`[[\p{L}\p{N}\p{M}\p{Co}]--[${UNSPACED}]]`;

const TOKEN_PATTERN = new RegExp(
  [
    String.raw`(?<unspaced>[${UNSPACED}](?:[${UNSEEN}]*[${UNSPACED}\p{M}])*)`,
    String.raw`(?<tag>[#@][\p{L}\p{N}_]+)`,
    String.raw`(?<number>(?:[$€£¥]\s?)?\p{Nd}+(?:[.,]\p{Nd}+)*(?:st|nd|rd|th|[kKmMbB]|[mMbBtT]n)?%?)(?![\p{L}\p{N}])`,
    String.raw`(?<acronym>(?:\p{Lu}\.){2,})`,
    String.raw`(?<word>${LETTER}+(?:[${UNSEEN}]+${LETTER}+|['’‘＇]\p{L}+)*)`,
  ].join("|"),
  "gv",
);

/** Whether a text has a script without spaces, whose words are found by runs of three characters. */
export function isUnspaced(text: string): boolean {
  return UNSPACED_CHARACTER.test(text);
}

/** Acronyms that a folded reading would take for a pronoun. */
const ACRONYMS = new Set(["US", "WHO", "IT"]);

/** `DefundTheCBC` → Defund, The, CBC; `covid19` → covid, 19; `real_donald` → real, donald. */
const TAG_PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]+|\p{N}+|[\p{Lo}\p{Co}]+/gu;

const POSSESSIVE = /['’‘＇]s?$/u;

/** Whether a word owns what follows it: "Trump's". */
export const isPossessive = (token: Token): boolean => POSSESSIVE.test(token.surface);
const APOSTROPHES = /['’‘＇ʼʻ]/gu;
const SPACE = 32;
/** Stands in the gap before the first word, which is joined to nothing. */
const START_OF_TEXT = "^";
/** More of what stands between two words says nothing more. */
const LONGEST_GAP = 16;
/** No word of a language is longer; what is, is noise that only costs time. */
const LONGEST_WORD = 64;

/** `$1,000` → 1000, `3rd` → 3, `5.5%` → 5d5: the index would take a point for the end of a word. */
function bareNumber(surface: string): string {
  return asciiDigits(surface)
    .replace(/[^\d.,]/gu, "")
    .replace(/[.,](?=\d{3}(?!\d))/g, "")
    .replace(/[.,]/g, "d")
    .slice(0, LONGEST_WORD);
}

/** Every three characters in a row, and the last two: a shorter query then finds its words by their beginning. */
function* grams(run: string): Generator<{ gram: string; at: number }> {
  const characters = run.match(CLUSTER) ?? [];
  let at = 0;
  for (let i = 0; i < Math.max(1, characters.length - 1); i++) {
    yield { gram: characters.slice(i, i + GRAM).join(""), at };
    at += characters[i]?.length ?? 0;
  }
}

/** What a word is, wherever it stands. */
type Spelling = Pick<Token, "word" | "term" | "stem" | "stop" | "capital">;

const CAPITAL = /^\p{Lu}/u;
const LONE_CAPITAL = /^\p{Lu}$/u;

function spell(surface: string, number: boolean, acronym: boolean): Spelling {
  const capital = CAPITAL.test(surface);
  if (number) {
    const word = bareNumber(surface);
    return { word, term: word, stem: word, stop: false, capital };
  }
  const spelled = acronym ? surface.replaceAll(".", "") : surface;
  const word = foldWord(spelled.replace(POSSESSIVE, "").replace(APOSTROPHES, "")).slice(0, LONGEST_WORD);
  // "vitamin C", "Plan B": a letter that is a name is not the end of a contraction.
  const letter = LONE_CAPITAL.test(surface) && surface !== "I" && surface !== "A";
  const term = searchTerm(word);
  return { word, term, stem: stem(term), stop: !acronym && !letter && isStopWord(word), capital };
}

/** Few words make most of any text, and folding and stemming one costs more than looking it up. */
const spellings = new Map<string, Spelling>();
const REMEMBERED = 50_000;

function spellingOf(surface: string, number: boolean, acronym: boolean): Spelling {
  if (number || acronym || surface.length > LONGEST_WORD) return spell(surface, number, acronym);
  let known = spellings.get(surface);
  if (known === undefined) {
    if (spellings.size >= REMEMBERED) spellings.clear();
    known = spell(surface, false, false);
    spellings.set(surface, known);
  }
  return known;
}

function makeToken(surface: string, start: number, kind: Token["kind"], gap: string, acronym = false): Token {
  const { word, term, stem: ending, stop, capital } = spellingOf(surface, kind === "number", acronym);
  const end = start + surface.length;
  return {
    surface,
    word,
    term,
    stem: ending,
    start,
    end,
    kind,
    stop,
    capital,
    joined: gap === "" || gap === "-",
    gap,
  };
}

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
/** An ASCII sign that begins no word, number or tag, or a space. NaN, the end of a text, is none. */
const isIdle = (code: number): boolean =>
  code < 128 && !isLetter(code) && !isDigit(code) && code !== 35 && code !== 36 && code !== 64;
const APOSTROPHE = 39;
const POINT = 46;

/** Where a word of plain letters ends that begins at `from`; −1 where {@link TOKEN_PATTERN} must tell. Most words are such, and this takes half the time. */
function plainEnd(source: string, from: number): number {
  let end = from;
  while (isLetter(source.charCodeAt(end))) end++;
  const next = source.charCodeAt(end);
  const ends = end === source.length || (next < 128 && !isDigit(next) && next !== APOSTROPHE);
  // "U.S."
  return end > from && ends && !(next === POINT && end === from + 1) ? end : -1;
}

/** All words of a text in reading order: addresses dropped, hashtags and handles split at their capitals. */
export function tokenize(text: string): Token[] {
  const source = blankUrls(text);
  const tokens: Token[] = [];
  let last = 0;
  const gapBefore = (start: number, end: number): string => {
    const between =
      start === last + 1 && source.charCodeAt(last) === SPACE
        ? ""
        : source.slice(last, Math.min(start, last + LONGEST_GAP)).replace(/\s+/gu, "");
    last = end;
    return tokens.length === 0 ? START_OF_TEXT : between;
  };
  for (let at = 0; at < source.length; ) {
    if (isIdle(source.charCodeAt(at))) {
      at++;
      continue;
    }
    const end = plainEnd(source, at);
    if (end !== -1) {
      const word = source.slice(at, end);
      tokens.push(makeToken(word, at, "word", gapBefore(at, end), ACRONYMS.has(word)));
      at = end;
      continue;
    }
    TOKEN_PATTERN.lastIndex = at;
    const match = TOKEN_PATTERN.exec(source);
    if (match === null) break;
    at = match.index + match[0].length;
    const { unspaced, tag, number, acronym } = match.groups ?? {};
    const gap = gapBefore(match.index, at);
    if (unspaced !== undefined) {
      for (const { gram, at } of grams(unspaced)) {
        tokens.push(makeToken(gram, match.index + at, "word", gap));
      }
    } else if (tag !== undefined) {
      const kind = tag.startsWith("#") ? "hashtag" : "handle";
      let first = true;
      for (const part of tag.slice(1).matchAll(TAG_PART)) {
        tokens.push(makeToken(part[0], match.index + 1 + part.index, kind, first ? gap : ""));
        first = false;
      }
    } else if (number !== undefined) {
      tokens.push(makeToken(number, match.index, "number", gap));
    } else if (acronym !== undefined) {
      tokens.push(makeToken(acronym, match.index, "word", gap, true));
    } else {
      tokens.push(makeToken(match[0], match.index, "word", gap, ACRONYMS.has(match[0])));
    }
  }
  return tokens;
}
