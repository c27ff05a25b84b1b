import { MAY_BE_ONE_WORD, SPLIT_MATTERS } from "../lexicon/joined-words.ts";
import { isOtherMark, isSpellingVariant, withoutMarks } from "../lexicon/spelling.ts";
import { opensSentence } from "./capitals.ts";
import { type Licence, ofWords, type Run, wordAt } from "./licence.ts";

/** One word spelt another way: British and American, or a slip of the pen put right. */
export const spelling = ofWords("spelling", (a, b, { before, after }, i, j) => {
  if (a.kind !== "word" || b.kind !== "word" || a.lower === b.lower) return false;
  if (withoutMarks(a.lower) === withoutMarks(b.lower) || !isSpellingVariant(a.lower, b.lower)) return false;
  const capital = (text: string) => /^\p{Lu}/u.test(text);
  if (capital(a.text) === capital(b.text)) return true;
  return opensSentence(before.words, i) || opensSentence(after.words, j);
});

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
    if (/^(?:re|un|non|ex|anti|in|pro|de|dis)$/.test(parts[0] ?? "")) return false;
    return parts.length === 2 && parts.every((part) => part.length > 2 || part === "co" || part === "e");
  }
  // A hyphen for a space: only in what is a compound by its first word.
  const head = first.split(/[- ]/)[0] ?? "";
  return first.split(/[- ]/).length === 2 && HYPHENATED.has(head);
}

const HYPHENATED = new Set(
  `well long short full part so north south east west vice high low mid far ill self ever decision policy law well-known
   fact peace cease world health climate face prime editor`.split(/\s+/),
);
