/**
 * M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, with the author's two later departures (`bli → ble`,
 * `logi → log`), which SQLite's FTS5 has too: a stem made here is the term that stands in the index.
 */

const LONGEST_STEMMED = 64;
const VOWELS = new Set("aeiou");

function isVowel(word: string, at: number): boolean {
  const letter = word.charAt(at);
  if (VOWELS.has(letter)) return true;
  return letter === "y" && at > 0 && !isVowel(word, at - 1);
}

function hasVowel(part: string): boolean {
  for (let at = 0; at < part.length; at++) if (isVowel(part, at)) return true;
  return false;
}

/** The paper's m: how many times a run of vowels is followed by a run of consonants. */
function measure(part: string): number {
  let count = 0;
  let afterVowel = false;
  for (let at = 0; at < part.length; at++) {
    const vowel = isVowel(part, at);
    if (afterVowel && !vowel) count++;
    afterVowel = vowel;
  }
  return count;
}

/** The paper's *o: ends consonant, vowel, consonant, the last not w, x or y. */
function endsShort(part: string): boolean {
  const end = part.length - 1;
  if (end < 2) return false;
  return (
    !isVowel(part, end) &&
    isVowel(part, end - 1) &&
    !isVowel(part, end - 2) &&
    !"wxy".includes(part.charAt(end))
  );
}

type Rule = readonly [suffix: string, replacement: string];

const STEP_2: readonly Rule[] = [
  ["ational", "ate"],
  ["tional", "tion"],
  ["enci", "ence"],
  ["anci", "ance"],
  ["izer", "ize"],
  ["logi", "log"],
  ["bli", "ble"],
  ["alli", "al"],
  ["entli", "ent"],
  ["eli", "e"],
  ["ousli", "ous"],
  ["ization", "ize"],
  ["ation", "ate"],
  ["ator", "ate"],
  ["alism", "al"],
  ["iveness", "ive"],
  ["fulness", "ful"],
  ["ousness", "ous"],
  ["aliti", "al"],
  ["iviti", "ive"],
  ["biliti", "ble"],
];

const STEP_3: readonly Rule[] = [
  ["icate", "ic"],
  ["ative", ""],
  ["alize", "al"],
  ["iciti", "ic"],
  ["ical", "ic"],
  ["ful", ""],
  ["ness", ""],
];

const STEP_4: readonly string[] = [
  "al",
  "ance",
  "ence",
  "er",
  "ic",
  "able",
  "ible",
  "ant",
  "ement",
  "ment",
  "ent",
  "ion",
  "ou",
  "ism",
  "ate",
  "iti",
  "ous",
  "ive",
  "ize",
];

function replaceSuffix(word: string, rules: readonly Rule[]): string {
  for (const [suffix, replacement] of rules) {
    if (!word.endsWith(suffix)) continue;
    const rest = word.slice(0, -suffix.length);
    return measure(rest) > 0 ? rest + replacement : word;
  }
  return word;
}

function stripPlural(word: string): string {
  if (!word.endsWith("s")) return word;
  if (word.endsWith("sses") || (word.endsWith("ies") && word.length > 3)) return word.slice(0, -2);
  if (word.endsWith("ss")) return word;
  return word.slice(0, -1);
}

function stripPast(word: string): string {
  if (word.endsWith("eed")) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  let rest: string | null = null;
  if (word.endsWith("ed") && hasVowel(word.slice(0, -2))) rest = word.slice(0, -2);
  else if (word.endsWith("ing") && hasVowel(word.slice(0, -3))) rest = word.slice(0, -3);
  if (rest === null) return word;
  if (rest.endsWith("at") || rest.endsWith("bl") || rest.endsWith("iz")) return `${rest}e`;
  const end = rest.length - 1;
  const doubled = end > 0 && rest.charAt(end) === rest.charAt(end - 1) && !isVowel(rest, end);
  if (doubled && !"lsz".includes(rest.charAt(end))) return rest.slice(0, -1);
  return measure(rest) === 1 && endsShort(rest) ? `${rest}e` : rest;
}

function stripLast(word: string): string {
  for (const suffix of STEP_4) {
    if (!word.endsWith(suffix)) continue;
    // "ement" and "ment" end in "ent": the longest suffix decides.
    if (suffix === "ent" && word.endsWith("ment")) continue;
    if (suffix === "ment" && word.endsWith("ement")) continue;
    const rest = word.slice(0, -suffix.length);
    if (measure(rest) <= 1) return word;
    if (suffix === "ion" && !rest.endsWith("s") && !rest.endsWith("t")) return word;
    return rest;
  }
  return word;
}

function tidy(word: string): string {
  let result = word;
  if (result.endsWith("e")) {
    const rest = result.slice(0, -1);
    const count = measure(rest);
    if (count > 1 || (count === 1 && !endsShort(rest))) result = rest;
  }
  if (result.endsWith("ll") && measure(result) > 1) result = result.slice(0, -1);
  return result;
}

/** The stem of one folded word. Words under three letters and over 64 stand as they are. */
export function stem(word: string): string {
  if (word.length < 3 || word.length > LONGEST_STEMMED) return word;
  let result = stripPast(stripPlural(word));
  if (result.endsWith("y") && hasVowel(result.slice(0, -1))) result = `${result.slice(0, -1)}i`;
  result = replaceSuffix(result, STEP_2);
  result = replaceSuffix(result, STEP_3);
  return tidy(stripLast(result));
}
