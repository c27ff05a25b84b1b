import { IRREGULAR, NOUNS, OTHERS, VERBS } from "./synonyms/english.ts";
import { FRENCH } from "./synonyms/french.ts";
import { GERMAN } from "./synonyms/german.ts";
import { SPANISH } from "./synonyms/spanish.ts";

/**
 * Words that copy editors exchange for one another without changing what is said. Only near-certain pairs are
 * here: whatever is missing is reported as a possible change of meaning, which costs an editor a look; a wrong pair here
 * would cost a reader the truth. English verbs and nouns are listed by lemma and must agree in form ("began" and
 * "started", not "began" and "starts"); the other languages list the forms themselves.
 */

function verbForms(lemma: string): string[] {
  const irregular = IRREGULAR.find((line) => line.startsWith(`${lemma} `))?.split(" ");
  const third = /(?:s|x|ch|sh|z|o)$/.test(lemma)
    ? `${lemma}es`
    : /[^aeiou]y$/.test(lemma)
      ? `${lemma.slice(0, -1)}ies`
      : `${lemma}s`;
  // Doubled where a short stressed syllable ends the word: the few such verbs in the list.
  const doubled = /^(?:begin|get|drop|hit|cut|let|quit|shut|permit|occur|stop|plan)$/.test(lemma)
    ? lemma + lemma.slice(-1)
    : lemma;
  const stem = lemma.endsWith("e") ? lemma.slice(0, -1) : doubled;
  const past = irregular?.[1] ?? (/[^aeiou]y$/.test(lemma) ? `${lemma.slice(0, -1)}ied` : `${stem}ed`);
  return [lemma, third, `${stem}ing`, past, irregular?.[2] ?? past];
}

function nounForms(lemma: string): string[] {
  if (lemma === "child") return ["child", "children"];
  if (/man$/.test(lemma)) return [lemma, `${lemma.slice(0, -3)}men`];
  if (/(?:s|x|ch|sh)$/.test(lemma)) return [lemma, `${lemma}es`];
  if (/[^aeiou]y$/.test(lemma)) return [lemma, `${lemma.slice(0, -1)}ies`];
  return [lemma, `${lemma}s`];
}

/** Word → the numbers of the groups that it belongs to. */
const GROUPS = new Map<string, Set<number>>();
let groupCount = 0;

function addGroup(words: readonly string[]): void {
  for (const word of words) {
    const groups = GROUPS.get(word) ?? new Set<number>();
    groups.add(groupCount);
    GROUPS.set(word, groups);
  }
  groupCount++;
}

function addForms(lines: readonly string[], formsOf: (lemma: string) => string[]): void {
  for (const line of lines) {
    const forms = line.split(" ").map(formsOf);
    for (let form = 0; form < (forms[0]?.length ?? 0); form++)
      addGroup(forms.map((list) => list[form] ?? ""));
  }
}

addForms(VERBS, verbForms);
addForms(NOUNS, nounForms);
for (const line of [...OTHERS, ...SPANISH, ...GERMAN, ...FRENCH]) addGroup(line.split(" "));

/** Do copy editors exchange these two words (lower case) for each other? */
export function areSynonyms(a: string, b: string): boolean {
  const groups = GROUPS.get(a);
  const others = GROUPS.get(b);
  if (groups === undefined || others === undefined) return false;
  for (const group of groups) if (others.has(group)) return true;
  return false;
}

/** Is this a word of the lists above, and so no proper name when it opens a sentence? */
export function isListed(word: string): boolean {
  return GROUPS.has(word);
}
