import type { Judgement } from "./judgement.ts";
import { areOpposed, NEGATIONS } from "./lexicon/negations.ts";
import { NEUTRAL_WORDS, PERSON_OF, TENSE_OF } from "./lexicon/neutral-words.ts";
import { opensSentence } from "./licences/capitals.ts";
import { readLanguage } from "./licences/language.ts";
import type { Run } from "./licences/licence.ts";
import { isLicensedInPlace } from "./licences/licensing.ts";
import { expand, negationsOf } from "./negation.ts";
import type { Quantities } from "./quantities.ts";
import type { DifferenceKind } from "./types.ts";
import type { Word } from "./words.ts";

export interface Classified {
  readonly kind: DifferenceKind;
  /** False only where licences account for all of it (licences/all.ts): whatever else differs, an editor must look. */
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
function namesOf(run: Run, isCommon: IsCommonWord, german: boolean, { isOrdinary }: Judgement): string[] {
  const names: string[] = [];
  for (let index = run.from; index < run.to; index++) {
    const word = run.words[index];
    if (word === undefined || word.kind !== "word" || word.text === word.lower) continue;
    const key = nameKey(word);
    if (NEUTRAL_WORDS.has(key) || NEGATIONS.has(key) || PERSON_OF.has(key) || TENSE_OF.has(key)) continue;
    if (opensSentence(run.words, index) && (isOrdinary(key) || isCommon(key))) continue;
    if (german && isGermanNoun(run.words, index)) continue;
    names.push(key);
  }
  return names;
}

function letters(words: readonly Word[]): string {
  return words
    .filter((word) => word.kind !== "sign")
    .map((word) => word.lower.replaceAll(/[.']/g, ""))
    .join("");
}

export const NO_NAMES: NamesDiffering = { any: false, lost: false, replaced: false, surelyReplaced: false };
const NO_QUANTITIES: Quantities = { numbers: [], dates: [], used: new Set() };

/** A number in words that has only lost a letter ("trescientos", "trescietos") is still that number. */
function isMisspelling(
  a: readonly Word[],
  b: readonly Word[],
  read: readonly Quantities[],
  { isMisspelt }: Judgement,
): boolean {
  const said = read.map(({ numbers, dates }) => numbers.length + dates.length > 0);
  if (said[0] === said[1] || a.length !== b.length) return false;
  return a.every(({ lower }, index) => {
    const other = b[index]?.lower ?? "";
    return lower === other || isMisspelt(lower, other);
  });
}

/** What sort of difference is it that `after` stands where `before` stood? Either run may be empty. */
export function classifyDifference(
  judgement: Judgement,
  before: Run,
  after: Run,
  isCommon: IsCommonWord,
): Classified {
  const a = take(before);
  const b = take(after);
  const read = [before, after].map(({ words, from, to }) => judgement.readQuantities(words, from, to));
  const [quantities = NO_QUANTITIES, quantitiesAfter = NO_QUANTITIES] = isMisspelling(a, b, read, judgement)
    ? []
    : read;
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

  const language = readLanguage(before.words, after.words);
  const german = language === "german";
  const [namesBefore, namesAfter] = strikeEqual(
    namesOf(dropUsed(before, quantities.used), isCommon, german, judgement),
    namesOf(dropUsed(after, quantitiesAfter.used), isCommon, german, judgement),
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

  if (isLicensedInPlace(judgement.licences, before, after, language))
    return { kind: "wording", altersMeaning: false, names };
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
  return { kind, altersMeaning: true, names };
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
