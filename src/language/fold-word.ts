import { foldCase } from "./fold-case.ts";

const ASCII = /^[\0-\x7f]*$/;

/** Characters that are another in a narrower, wider or joined form: full-width letters, half-width kana, "ﬁ", Arabic positional forms. */
const FORMS = /[\uff00-\uffef\ufb00-\ufdcf\ufe70-\ufefc]+/gu;

/**
 * What a searcher may leave out: diacritics, vowel points of Hebrew and Arabic, tatweel, the nukta of Indic scripts, what nobody
 * sees. Vowel signs of Indic and other scripts, and the voicing of kana, are letters' parts and stay.
 */
const LEFT_OUT =
  /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u093c\u09bc\u0a3c\u0abc\u0b3c\u0cbc\p{Default_Ignorable_Code_Point}]+/gu;

/** Letters that are taken for another and do not come apart into it and a mark. */
const ALIKE = new Map([
  ..."đd ðd ħh ıi łl øo ŧt".split(" ").map((pair): [string, string] => [pair.charAt(0), pair.slice(1)]),
  ["æ", "ae"],
  ["œ", "oe"],
  ["þ", "th"],
  // Arabic letters as they are often written for one another, and as Persian and Urdu keyboards have them.
  ["ٱ", "ا"],
  ["ى", "ي"],
  ["ی", "ي"],
  ["ک", "ك"],
  ["ة", "ه"],
  ["ہ", "ه"],
  ["ھ", "ه"],
]);
const ALIKE_LETTER = new RegExp(`[${[...ALIKE.keys()].join("")}]`, "gu");

/**
 * A word as searching reads it: small, in one width, without diacritics ("Élysée" → "elysee", "đất" → "dat", "５Ｇ" → "5g").
 * Folding twice changes nothing. May change the length.
 */
export function foldWord(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return foldCase(text.replace(FORMS, (forms) => forms.normalize("NFKC")).normalize("NFD"))
    .replace(LEFT_OUT, "")
    .replace(ALIKE_LETTER, (letter) => ALIKE.get(letter) ?? letter)
    .normalize("NFC");
}
