import { CASE_MATTERS } from "./lexicon/case-pairs.ts";
import { areOpposed, CONTRACTED_NEGATION, NEGATING_GLYPHS, NEGATIONS } from "./lexicon/negations.ts";
import { expandContraction, NEUTRAL_WORDS, PERSON_OF, TENSE_OF } from "./lexicon/neutral-words.ts";
import { isSpellingVariant } from "./lexicon/spelling.ts";
import { areSynonyms, isListed } from "./lexicon/synonyms.ts";
import { type Quantities, readQuantities } from "./quantities.ts";
import { turnsBySmallDifference } from "./small-differences.ts";
import type { DifferenceKind } from "./types.ts";
import { endsSentence, type Word } from "./words.ts";

/** Some words of a sentence, `words[from..to)`; the words around them say whether they open it. */
export interface Run {
  readonly words: readonly Word[];
  readonly from: number;
  readonly to: number;
}

export interface Classified {
  readonly kind: DifferenceKind;
  /**
   * False only where nothing but spelling, punctuation, case, plain function words or a listed synonym differs:
   * any other word may restrict, reverse or replace what is said, and an editor must look.
   */
  readonly altersMeaning: boolean;
  /** What of names differs, whatever the kind. */
  readonly names: NamesDiffering;
}

export interface NamesDiffering {
  /** Does a name come, go or change? */
  readonly any: boolean;
  /** Is one of the quote's names missing? A word that the text writes small as well is no name here. */
  readonly lost: boolean;
  /** Does another name stand where one stood? */
  readonly replaced: boolean;
  /** The same, less words that the text writes small as well ("the Service"). */
  readonly surelyReplaced: boolean;
}

export type IsCommonWord = (lower: string) => boolean;

/** What of two lists is left when equal elements are struck out pairwise. */
function strikeEqual(before: readonly string[], after: readonly string[]): [string[], string[]] {
  const left = [...after];
  const missing: string[] = [];
  for (const element of before) {
    const index = left.indexOf(element);
    if (index < 0) missing.push(element);
    else left.splice(index, 1);
  }
  return [missing, left];
}

function differ(before: readonly string[], after: readonly string[]): boolean {
  const [a, b] = strikeEqual(before, after);
  return a.length + b.length > 0;
}

function take(run: Run): readonly Word[] {
  return run.words.slice(run.from, run.to);
}

function opensSentence(words: readonly Word[], index: number): boolean {
  for (let at = index - 1; at >= 0; at--) {
    const word = words[at];
    if (word === undefined || word.kind !== "sign") return false;
    if (endsSentence(word) || word.text === ":") return true;
  }
  return true;
}

/** Words of a run with contractions written out, their negation apart. */
function expand(words: readonly Word[]): string[] {
  return words.flatMap((word) => (word.kind === "word" ? expandContraction(word.lower) : []));
}

/** The words of a run that deny. */
export function negationsOf(words: readonly Word[]): string[] {
  const found = expand(words).filter((word) => NEGATIONS.has(word) || CONTRACTED_NEGATION.test(word));
  const glyphs = words.map((word) => (word.kind === "glyph" ? word.text : " ")).join("");
  return NEGATING_GLYPHS.test(glyphs) ? [...found, glyphs.trim()] : found;
}

const GERMAN_WORDS = new Set(
  "der die das und nicht den dem ein eine einen ist im mit von zu auf für hat sind wurde".split(" "),
);

function isGerman(words: readonly Word[]): boolean {
  let count = 0;
  for (const word of words) if (GERMAN_WORDS.has(word.lower) && ++count === 2) return true;
  return false;
}

/** German capitalises every noun: behind an article, a possessive or an adjective it is one, and no name. */
function isGermanNoun(words: readonly Word[], index: number): boolean {
  const before = words[index - 1];
  if (before === undefined || before.kind !== "word" || before.text !== before.lower)
    return before?.kind === "number";
  return (
    /(?:e|en|er|es|em|ein|das|im|am|zum|beim|vom|kein)$/.test(before.lower) && !/te[nt]?$/.test(before.lower)
  );
}

function nameKey(word: Word): string {
  return word.lower
    .replaceAll("ß", "ss")
    .replace(/'s?$/, "")
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "");
}

/** Capitalised words that are not so merely because they open the sentence. */
function namesOf(run: Run, isCommon: IsCommonWord, german: boolean): string[] {
  const names: string[] = [];
  for (let index = run.from; index < run.to; index++) {
    const word = run.words[index];
    if (word === undefined || word.kind !== "word" || word.text === word.lower) continue;
    const key = nameKey(word);
    if (NEUTRAL_WORDS.has(key) || NEGATIONS.has(key) || PERSON_OF.has(key) || TENSE_OF.has(key)) continue;
    if (opensSentence(run.words, index) && (isListed(key) || isCommon(key))) continue;
    if (german && isGermanNoun(run.words, index)) continue;
    names.push(key);
  }
  return names;
}

/** Signs that say something themselves. */
function bearingSigns(words: readonly Word[]): string[] {
  return words.flatMap((word) => {
    if (word.kind !== "sign") return [];
    if (word.text === '"' || word.text === "'") return ["quote"];
    if (/^[?؟？]$/.test(word.text)) return ["?"];
    return /^[\p{S}%&*#@§°]$/u.test(word.text) && !/^[`´^|]$/.test(word.text) ? [word.text] : [];
  });
}

/** Only upper and lower case differ, word for word. */
function differInCaseOnly(before: readonly Word[], after: readonly Word[]): boolean {
  return before.length === after.length && before.every((word, index) => word.lower === after[index]?.lower);
}

function caseMatters(before: Run, after: Run): boolean {
  for (let step = 0; step < before.to - before.from; step++) {
    const a = before.words[before.from + step];
    const b = after.words[after.from + step];
    if (a === undefined || b === undefined || a.text === b.text || !CASE_MATTERS.has(a.lower)) continue;
    const capital = (a.text === a.lower ? after : before).words;
    const at = (a.text === a.lower ? after.from : before.from) + step;
    const isAcronym =
      a.text.length > 1 && (a.text === a.text.toUpperCase() || b.text === b.text.toUpperCase());
    if (isAcronym || !opensSentence(capital, at)) return true;
  }
  return false;
}

function letters(words: readonly Word[]): string {
  return words
    .filter((word) => word.kind !== "sign")
    .map((word) => word.lower.replaceAll(/[.']/g, ""))
    .join("");
}

/** Tense, person or the word itself: what is compared when the neutral words are gone. */
function meaningOf(word: string): string {
  return TENSE_OF.get(word) ?? PERSON_OF.get(word) ?? word.replace(/'s?$/, "");
}

/** Prepositions that may stand for each other but not be put in or taken out: "shot him" is not "shot at him". */
const DIRECTED = new Set(["at", "for", "with", "into", "onto"]);

function countDirected(words: readonly string[]): number {
  return words.filter((word) => DIRECTED.has(word)).length;
}

/** Do the plain words of the two runs say the same, synonyms and spelling aside? */
function sameWording(before: readonly string[], after: readonly string[]): boolean {
  const bearing = (words: readonly string[]) =>
    words.filter((word) => !NEUTRAL_WORDS.has(word)).map(meaningOf);
  const a = bearing(before);
  const b = bearing(after);
  if (a.length !== b.length || countDirected(before) !== countDirected(after)) return false;
  return a.every((word, index) => {
    const other = b[index] ?? "";
    return isSpellingVariant(word, other) || areSynonyms(word, other);
  });
}

export const NO_NAMES: NamesDiffering = { any: false, lost: false, replaced: false, surelyReplaced: false };
const NO_QUANTITIES: Quantities = { numbers: [], dates: [], used: new Set() };

/** A number in words that has only lost a letter ("trescientos", "trescietos") is still that number. */
function isMisspelling(a: readonly Word[], b: readonly Word[], read: readonly Quantities[]): boolean {
  const said = read.map(({ numbers, dates }) => numbers.length + dates.length > 0);
  if (said[0] === said[1] || a.length !== b.length) return false;
  return a.every(({ lower }, index) => {
    const other = b[index]?.lower ?? "";
    return lower === other || isSpellingVariant(lower, other);
  });
}

/** What sort of difference is it that `after` stands where `before` stood? Either run may be empty. */
export function classifyDifference(before: Run, after: Run, isCommon: IsCommonWord): Classified {
  const a = take(before);
  const b = take(after);
  const clear: Classified = { kind: "wording", altersMeaning: false, names: NO_NAMES };
  const turned = turnsBySmallDifference(before, after);
  if (a.length > 0 && differInCaseOnly(a, b)) {
    return { ...clear, altersMeaning: turned || caseMatters(before, after) };
  }

  const read = [before, after].map(({ words, from, to }) => readQuantities(words, from, to));
  const [quantities = NO_QUANTITIES, quantitiesAfter = NO_QUANTITIES] = isMisspelling(a, b, read) ? [] : read;
  const plain = (words: readonly Word[], from: number, used: ReadonlySet<number>) =>
    expand(words.filter((_, index) => !used.has(from + index)));
  // An article that is a number as well ("one", "ein") counts only against another number.
  const counted = (numbers: readonly string[], others: readonly string[]) =>
    numbers.flatMap((number) => {
      if (!number.startsWith("article")) return [number];
      return others.some((other) => !other.startsWith("article")) ? [number.slice("article".length)] : [];
    });
  const numbersDiffer = differ(
    counted(quantities.numbers, quantitiesAfter.numbers),
    counted(quantitiesAfter.numbers, quantities.numbers),
  );
  const datesDiffer = differ(quantities.dates, quantitiesAfter.dates);
  const negationsDiffer = differ(negationsOf(a), negationsOf(b));

  const german = isGerman(before.words) || isGerman(after.words);
  const [namesBefore, namesAfter] = strikeEqual(
    namesOf(dropUsed(before, quantities.used), isCommon, german),
    namesOf(dropUsed(after, quantitiesAfter.used), isCommon, german),
  );
  // "Mamdani's" and "Mamdani", "Obama" and "OBAMA" are one name; a capital put on a common word makes no name.
  const lowers = new Set([...a, ...b].filter((word) => word.text === word.lower).map((word) => word.lower));
  const areNames =
    [...namesBefore, ...namesAfter].some((name) => !lowers.has(name)) && letters(a) !== letters(b);
  // Whether a German capital is a name or a noun is a guess: where it matters that nobody else is meant, it is a name.
  const namesDiffer = areNames || (german && hasCapital(a) && hasCapital(b) && letters(a) !== letters(b));

  const own = (list: readonly string[]) => list.some((name) => name.length < 2 || !isCommon(name));
  const inGerman = german && namesDiffer && hasCapital(a) && hasCapital(b);
  const names: NamesDiffering = {
    any: namesDiffer,
    lost: namesDiffer && own(namesBefore),
    replaced: namesDiffer && (inGerman || (namesBefore.length > 0 && namesAfter.length > 0)),
    surelyReplaced: namesDiffer && own(namesBefore) && own(namesAfter),
  };

  const wordsBefore = plain(a, before.from, quantities.used);
  const wordsAfter = plain(b, after.from, quantitiesAfter.used);
  const opposed = wordsBefore.some((word) => wordsAfter.some((other) => areOpposed(word, other)));

  const kind: DifferenceKind =
    negationsDiffer || opposed
      ? "negation"
      : numbersDiffer
        ? "number"
        : datesDiffer
          ? "date"
          : areNames
            ? "name"
            : "wording";
  if (kind !== "wording") return { kind, altersMeaning: true, names };

  const changed: Classified = { kind: "wording", altersMeaning: true, names };
  const signs = (words: readonly Word[], from: number, used: ReadonlySet<number>) =>
    bearingSigns(words.filter((_, index) => !used.has(from + index)));
  if (differ(signs(a, before.from, quantities.used), signs(b, after.from, quantitiesAfter.used)))
    return changed;
  const hasDigits = [...a, ...b].some((word) => word.kind === "number");
  if (turned) return changed;
  if (!hasDigits && letters(a) === letters(b)) return clear;
  if (a.concat(b).some((word) => word.kind === "glyph")) return changed;
  return sameWording(wordsBefore, wordsAfter) ? clear : changed;
}

function hasCapital(words: readonly Word[]): boolean {
  return words.some((word) => word.kind === "word" && word.text !== word.lower);
}

function dropUsed(run: Run, used: ReadonlySet<number>): Run {
  if (used.size === 0) return run;
  // A word that was read as a quantity is no name; small letters say so without moving the others.
  const words = run.words.map((word, index) => (used.has(index) ? { ...word, text: word.lower } : word));
  return { words, from: run.from, to: run.to };
}
