import { editDistance } from "../../language/edit-distance.ts";
import { wordSet } from "../../language/word-set.ts";
import { MOODS } from "./marked-words.ts";
import { KNOWN_SLIPS, TWO_WORDS } from "./slips.ts";
import { PAIRS } from "./spelling-variants.ts";

/**
 * Is one of two words (lower case) only another spelling of the other: British or American, with or without a
 * diacritic, or a slip of the pen put right? A slip looks like another word now and then ("trail" for "trial"), so
 * the slips that make one are listed.
 */
export function isSpellingVariant(a: string, b: string): boolean {
  if (a === b) return true;
  if (/'s$/.test(a) && /'s$/.test(b)) return isSpellingVariant(a.slice(0, -2), b.slice(0, -2));
  if (a.replaceAll("'", "") === b.replaceAll("'", "")) return !MOODS.has(a) && !MOODS.has(b);
  if (KNOWN_SLIPS.has(`${a} ${b}`) || KNOWN_SLIPS.has(`${b} ${a}`)) return true;
  const plainA = withoutMarks(a);
  const plainB = withoutMarks(b);
  // No variant and no slip begins with another letter, "kerb" apart.
  if (plainA.charCodeAt(0) !== plainB.charCodeAt(0) && !KERB.test(plainA) && !KERB.test(plainB)) return false;
  if (plainA === plainB) return !MOODS.has(a) && !MOODS.has(b) && !bearsMark(a, b);
  if (reduceVariant(plainA) === reduceVariant(plainB)) return true;
  return isSlip(plainA, plainB);
}

const KERB = /kerb|curb/;
const ASCII = /^[\0-\x7f]*$/;

/**
 * An umlaut makes another German word ("fordert", "fördert"), a stress on the last vowel another Spanish tense
 * ("hablo", "habló"), an accent there a French participle ("accuse", "accusé").
 */
function bearsMark(a: string, b: string): boolean {
  const umlauts = (word: string) => word.replaceAll(/[^äöü]/g, "");
  const ending = (word: string) => word.replace(/e?s$/, "").at(-1);
  return umlauts(a) !== umlauts(b) || ending(a) !== ending(b);
}

/**
 * Do two words (as written) that differ in their marks alone mean two things? In English a mark is a loan-word's and may go. In
 * French, German and Spanish it belongs to the word, except on a capital, where "ss" stands for "ß", where French has
 * dropped its circumflex ("paraître"), and on Spanish "sólo". Of Arabic vowel points all or none are written; other letters than
 * Latin are never taken for one another.
 */
export function isOtherMark(
  a: string,
  b: string,
  language: "german" | "french" | "spanish" | "other",
): boolean {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  if (!/^\p{Script=Latin}+$/u.test(withoutMarks(one).replaceAll("'", ""))) {
    const bare = (word: string) => word.replaceAll(VOWEL_POINTS, "");
    return bare(a) !== bare(b) || (a !== bare(a) && b !== bare(b));
  }
  if (one.replaceAll("ß", "ss") === other.replaceAll("ß", "ss"))
    return SHARP_S.has(one) || SHARP_S.has(other);
  if (
    markedCapital(a) !== markedCapital(b) &&
    withoutFirst(one) === withoutFirst(other) &&
    /^\p{Lu}/u.test(a) &&
    /^\p{Lu}/u.test(b)
  )
    return language === "german";
  const isMood = MOODS.has(one) || MOODS.has(other);
  if (language === "french")
    return isMood || (circumflex(one) !== circumflex(other) && !lacksMarks(one, other, 7));
  if (language === "spanish") return !SPANISH_EITHER_WAY.has(one) && (isMood || !lacksMarks(one, other, 11));
  return language === "german" || MOODS.has(one) || MOODS.has(other);
}

const VOWEL_POINTS = /[\u064B-\u0652\u0670\u0640\u05B0-\u05BD\u05BF\u05C1\u05C2]/g;
const SHARP_S = wordSet("masse maße massen maßen busse buße bussen floss floß");
const SPANISH_EITHER_WAY = wordSet(
  "solo sólo este éste esta ésta estos éstos estas éstas ese ése esa ésa aquel aquél guion guión",
);

/** Is one of two long words written without any mark ("evenement")? Not where the last syllable's makes a tense. */
function lacksMarks(one: string, other: string, letters: number): boolean {
  if (one.length < letters || (one !== withoutMarks(one) && other !== withoutMarks(other))) return false;
  const ending = (word: string) => word.replace(/e?s$/, "").slice(-2);
  return ending(one) === ending(other);
}

function markedCapital(text: string): boolean {
  return text.slice(0, 1).normalize("NFD").length > 1;
}

function withoutFirst(lower: string): string {
  return lower.slice(1);
}

/** A circumflex on i or u, as the spelling of 1990 leaves out; not in the last syllable, where it makes a tense. */
function circumflex(lower: string): string {
  if (
    /[îûâ]ts?$/.test(lower) &&
    !/^(?:août|goût|coût|croît|paraît|connaît|naît|plaît|apparaît|disparaît|maître)/.test(lower)
  )
    return lower;
  return lower.replaceAll("î", "i").replaceAll("û", "u");
}

export function withoutMarks(word: string): string {
  if (ASCII.test(word)) return word;
  return word
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .replaceAll("ß", "ss")
    .replaceAll("æ", "ae")
    .replaceAll("œ", "oe")
    .replaceAll("ø", "o");
}

function reduceVariant(word: string): string {
  let reduced = word;
  for (const [pattern, by] of PAIRS) reduced = reduced.replace(pattern, by);
  return reduced;
}

const VOWELS = /[aeiou]/;

/** A transposition, a doubled or single letter, or one letter lost or gained or one vowel mistaken inside a long word. */
export function isSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  // "Phillipines"
  if (short.length >= 9 && a.replaceAll(/(.)\1/g, "$1") === b.replaceAll(/(.)\1/g, "$1")) return true;
  if (short.length < 5 || short[0] !== long[0] || !/^[a-z]+$/.test(short + long)) return false;
  if (TWO_WORDS.has([a, b].sort().join(" "))) return false;
  let head = 0;
  while (head < short.length && short[head] === long[head]) head++;
  let tail = 0;
  while (tail < short.length - head && short.at(-1 - tail) === long.at(-1 - tail)) tail++;
  // A slip stands inside the word; what differs at the end is an inflection, at the beginning a prefix.
  if (head < 1 || tail < 1) return false;
  const middleShort = short.slice(head, short.length - tail);
  const middleLong = long.slice(head, long.length - tail);
  if (middleShort.length === 2 && middleLong.length === 2) {
    return middleShort[0] === middleLong[1] && middleShort[1] === middleLong[0];
  }
  // "equivelant"
  if (middleLong.length === 3 && middleShort === Array.from(middleLong).reverse().join(""))
    return short.length >= 8;
  if (editDistance(a, b, 1) > 1) return false;
  // "publishd"
  if (middleShort === "" && middleLong === "e" && /[^aeiounlry]d$/.test(short) && long.endsWith("ed"))
    return true;
  if (middleShort === "" && middleLong.length === 1) {
    const doubled = long[head] === long[head - 1] || long[head] === long[head + 1];
    // "councl": no word ends so.
    if (VOWELS.test(middleLong) && tail === 1 && /[^aeiouylrn][lnr]$/.test(short)) return true;
    // A lost vowel may be another tense ("faisons", "faisions").
    const isVowel = VOWELS.test(middleLong);
    return (
      doubled || (isVowel ? long.length >= 8 && tail >= 2 && !/(?:ons|ez)$/.test(long) : long.length >= 8)
    );
  }
  return short.length >= 7 && tail >= 2 && VOWELS.test(middleShort) && VOWELS.test(middleLong);
}
