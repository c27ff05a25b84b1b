import { CASE_MATTERS, MAY_BE_CAPITAL } from "../lexicon/case-pairs.ts";
import { NEUTRAL_WORDS, PERSON_OF } from "../lexicon/neutral-words.ts";
import { endsSentence, type Word } from "../words.ts";
import { ofWords, type ReadLanguage, type Run } from "./licence.ts";

/**
 * Capitals that mean nothing: at a sentence's beginning, in a line of capitals, in a heading, and on offices and institutions
 * ("the President"). Not on what is another word written small ("US", "Polish"), nor on a unit behind a number (mW, MW), nor
 * within a German sentence.
 */
export const capitals = ofWords("capitals", (a, b, { before, after, language }, i, j) => {
  if (a.kind !== "word" || b.kind !== "word" || a.text === b.text || a.lower !== b.lower) return false;
  const [capital, run, at] = capitalsIn(a.text) > capitalsIn(b.text) ? [a, before, i] : [b, after, j];
  const small = capital === a ? b : a;
  if (run.words[at - 1]?.kind === "number" && !isPlain(a.lower, language)) return false;
  const isAcronym = capital.text.length > 1 && capital.text === capital.text.toUpperCase();
  const opens = opensSentence(run.words, at);
  if (isAcronym && inCapitals(run, at)) return true;
  const isDocument =
    /^(?:bill|act|state|union|court)$/.test(a.lower) &&
    /^(?:the|a|this)$/.test(run.words[at - 1]?.lower ?? "");
  if (isDocument && !isAcronym) return true;
  // "Ministry of Defence"
  const [of, office] = [run.words[at - 1], run.words[at - 2]];
  if (of?.lower === "of" && /^(?:ministry|department|minister|secretary)$/.test(office?.lower ?? ""))
    return true;
  if (CASE_MATTERS.has(a.lower) && (isAcronym || !opens)) return false;
  if (isCapitalised(small)) return a.lower.length > 2;
  if (isAcronym && a.lower.length > 1) return a.lower.length > 3 && MAY_BE_CAPITAL.has(a.lower);
  if (opens || isPlain(a.lower, language)) return true;
  if (MAY_BE_CAPITAL.has(a.lower)) return true;
  return language !== "german" && isHeading(run, at);
});

/** Articles, prepositions, pronouns: nobody is called so. */
function isPlain(lower: string, language: ReadLanguage): boolean {
  return NEUTRAL_WORDS.has(lower) || OPENERS.has(lower) || (language !== "german" && PERSON_OF.has(lower));
}

const OPENERS = new Set("it if when all some no one il ils elle elles on les unas unos".split(" "));

function capitalsIn(text: string): number {
  return text.length - text.replaceAll(/\p{Lu}/gu, "").length;
}

function isCapitalised({ text }: Word): boolean {
  return /^\p{Lu}/u.test(text);
}

/** Behind nothing, the end of a sentence, a colon or an opening quote mark. */
export function opensSentence(words: readonly Word[], index: number): boolean {
  for (let at = index - 1; at >= 0; at--) {
    const word = words[at];
    if (word === undefined || word.kind !== "sign") return false;
    if (endsSentence(word) || word.text === ":") return true;
    if (/^["']$/.test(word.text) && words[at + 1]?.spaced === false && word.spaced) return true;
  }
  return true;
}

/** Is a neighbour written in capitals too? */
function inCapitals({ words }: Run, at: number): boolean {
  return [-2, -1, 1, 2].some((step) => {
    const word = words[at + step];
    return (
      word?.kind === "word" &&
      word.text.length > 3 &&
      word.text === word.text.toUpperCase() &&
      /\p{Lu}/u.test(word.text)
    );
  });
}

/** Words of a heading with a capital each. */
const HEADING = 3;

/** Does the word stand among at least `HEADING` capitalised words, small function words aside? */
function isHeading({ words }: Run, at: number): boolean {
  let count = 1;
  for (const step of [-1, 1]) {
    for (let index = at + step; count < HEADING; index += step) {
      const word = words[index];
      if (word === undefined || word.kind !== "word") break;
      if (isCapitalised(word)) count++;
      else if (word.text.length > 3) break;
    }
  }
  return count >= HEADING;
}
