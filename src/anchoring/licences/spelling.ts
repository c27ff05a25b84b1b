import { calendarName } from "../../language/calendar.ts";
import { MAY_BE_ONE_WORD, SPLIT_MATTERS } from "../lexicon/joined-words.ts";
import { isOtherMark, isSlip, isSpellingVariant, withoutMarks } from "../lexicon/spelling.ts";
import { opensSentence } from "./capitals.ts";
import { type Licence, ofWords, type Run, wordAt } from "./licence.ts";

/** One word spelt another way: British and American, or a slip of the pen put right. */
export const spelling = ofWords("spelling", (a, b, { before, after }, i, j) => {
  if (a.kind !== "word" || b.kind !== "word" || a.lower === b.lower) return false;
  if (withoutMarks(a.lower) === withoutMarks(b.lower) || !isSpellingVariant(a.lower, b.lower)) return false;
  const capital = (text: string) => /^\p{Lu}/u.test(text);
  // "Andersen" is not Anderson.
  const isName =
    capital(a.text) &&
    capital(b.text) &&
    !opensSentence(before.words, i) &&
    !/(?:ian|ish|ese)s?$/.test(b.lower);
  if (
    isName &&
    isSlip(withoutMarks(a.lower), withoutMarks(b.lower)) &&
    calendarName(b.text, b.lower) === null &&
    calendarName(a.text, a.lower) === null
  )
    return isDoubling(a.lower, b.lower);
  if (capital(a.text) === capital(b.text)) return true;
  return opensSentence(before.words, i) || opensSentence(after.words, j);
});

/** "Phillipines", "Philippines": a letter doubled or not, in a name too long for another to differ by that alone. */
function isDoubling(a: string, b: string): boolean {
  const single = (text: string) => text.replaceAll(/(.)\1/g, "$1");
  return Math.min(a.length, b.length) > 8 && single(a) === single(b);
}

/** Marks on letters that a writer may leave out: loan-words in English ("café"), capitals, "ss" for "ß", "ue" for "ü". */
export const marks = ofWords("marks", (a, b, { language }) => {
  if (a.kind !== "word" || b.kind !== "word" || a.lower === b.lower) return false;
  return withoutMarks(a.lower) === withoutMarks(b.lower)
    ? !isOtherMark(a.text, b.text, language)
    : transliterated(a.lower) === transliterated(b.lower) && language === "german";
});

function transliterated(lower: string): string {
  return lower.replaceAll("ä", "ae").replaceAll("ö", "oe").replaceAll("ü", "ue").replaceAll("ß", "ss");
}

/** Words and hyphens that a compound is made of, at most. */
const PARTS = 5;

/** "e-mail" and "email", "health care" and "healthcare", "long-term" and "long term". "Resigned" and "re-signed" are two. */
export const joining: Licence = {
  name: "joining",
  *steps({ before, after }, i, j) {
    const [first, opposite] = [wordAt(before, i)?.lower, wordAt(after, j)?.lower];
    if (first === undefined || first.charCodeAt(0) !== opposite?.charCodeAt(0)) return;
    for (let a = 1; a <= PARTS; a++) {
      const one = compound(before, i, a);
      if (one === null) break;
      for (let b = 1; b <= PARTS; b++) {
        const other = compound(after, j, b);
        if (other === null) break;
        if (a + b > 2 && one.letters === other.letters && one.shape !== other.shape && mayJoin(one, other))
          yield [a, b];
      }
    }
  },
};

interface Compound {
  readonly letters: string;
  /** The words with what stands between them: "re-signed", "health care". */
  readonly shape: string;
  readonly followed: boolean;
}

/** A word, or words with hyphens or spaces between. */
function compound(run: Run, at: number, length: number): Compound | null {
  let shape = "";
  for (let index = at; index < at + length; index++) {
    const word = wordAt(run, index);
    if (word === undefined) return null;
    if (word.kind !== "word" && !(word.kind === "sign" && word.text === "-" && index > at)) return null;
    const between = index > at && word.spaced && !shape.endsWith("-") && word.kind === "word" ? " " : "";
    shape += between + word.lower;
  }
  return { letters: shape.replaceAll(/[- ]/g, ""), shape, followed: run.words[at + length]?.kind === "word" };
}

function mayJoin(one: Compound, other: Compound): boolean {
  const shapes = [one.shape, other.shape];
  if (shapes.some((shape) => shape.endsWith("-"))) return false;
  if (shapes.some((shape) => SPLIT_MATTERS.has(shape))) return false;
  const [first = "", second = ""] = shapes.sort((a, b) => b.length - a.length);
  const whole = shapes.find((shape) => !/[- ]/.test(shape));
  if (whole !== undefined) {
    // One of the two is a single word.
    const parts = (whole === first ? second : first).split(/[- ]/);
    if (MAY_BE_ONE_WORD.has(whole)) return true;
    if (/^(?:re|un|ex|in|pro|de|dis)$/.test(parts[0] ?? "")) return false;
    return parts.length === 2 && parts.every((part) => part.length > 2 || /^(?:co|e|by)$/.test(part));
  }
  // A hyphen for a space: only in what is a compound by its first word.
  const head = first.split(/[- ]/)[0] ?? "";
  const parts = first.split(/[- ]/);
  return parts.length === 2 && (HYPHENATED.has(head) || PARTICIPLES.has(parts[1] ?? ""));
}

const HYPHENATED = new Set(
  `well long short full part so north south east west vice high low mid far ill self ever decision policy law well-known
   fact peace cease world health climate face prime editor air water food oil gas tax blood heart police school child house car road life
   job price trade death birth drug gun power energy care crime city coal court data debt flood fire fuel power rail road steel storm
   then`.split(/\s+/),
);

/** What makes an adjective of the word before it, with a hyphen or without: "state-owned". */
const PARTICIPLES = new Set(
  `owned run led based funded backed controlled built made sponsored driven known paid trained educated elected appointed registered
   speaking related wide`.split(/\s+/),
);
