import { lemmaOf } from "../accounting/verb-forms.ts";
import { stem } from "../stem.ts";
import type { Token } from "../tokens.ts";

/** What follows a phrase's first word; null where other words may stand between. */
export type Rest = readonly (string | null)[];
export type Phrases = ReadonlyMap<string, readonly Rest[]>;

/** Words that may stand in a phrase's gap: "keep the children away from". */
const WIDEST_GAP = 3;
const DENIES = /^(?:not|never|no|(?:do|does|did|is|was|were|has|have|had|would|could|ca|wo)nt)$/u;
const NEAR = /^-?$/u;

/** No stem and no table of irregular verbs has their forms. */
const FORMS = new Map([
  ["be", "be is are was were been being".split(" ")],
  ["have", "have has".split(" ")],
]);

/** Phrases by their first word, which stands for its forms; "…" is a gap of some words, or none. Longer ones come first. */
export function readPhrases(lines: readonly string[]): Phrases {
  const phrases = new Map<string, Rest[]>();
  for (const line of lines) {
    const [first = "", ...rest] = line.split(" ");
    for (const key of (FORMS.get(first) ?? [first]).map(stem)) {
      const own = phrases.get(key) ?? [];
      own.push(rest.map((word) => (word === "…" ? null : word)));
      own.sort((a, b) => b.length - a.length);
      phrases.set(key, own);
    }
  }
  return phrases;
}

/** Where a phrase's further words stand, or null. */
export function furtherWords(
  tokens: readonly Token[],
  at: number,
  rest: Rest,
  widest = WIDEST_GAP,
): readonly number[] | null {
  const [word, ...others] = rest;
  if (word === undefined) return [];
  if (word !== null) {
    const token = tokens[at + 1];
    if (token?.word !== word || !NEAR.test(token.gap)) return null;
    const further = furtherWords(tokens, at + 1, others, widest);
    return further === null ? null : [at + 1, ...further];
  }
  for (let last = at; last <= at + widest; last++) {
    const further = furtherWords(tokens, last, others, widest);
    if (further !== null) return further;
    const next = tokens[last + 1];
    // "found the contractor not guilty" is another phrase.
    if (next === undefined || !NEAR.test(next.gap) || DENIES.test(next.word)) return null;
  }
  return null;
}

/** Where the phrase ends that begins with a word, or −1. */
export function findPhrase(
  tokens: readonly Token[],
  at: number,
  phrases: Phrases,
  widest = WIDEST_GAP,
): number {
  const token = tokens[at];
  if (token === undefined) return -1;
  const lemma = lemmaOf(token.word);
  const own = phrases.get(lemma === token.word ? token.stem : stem(lemma));
  for (const rest of own ?? []) {
    const further = furtherWords(tokens, at, rest, widest);
    if (further !== null) return further.at(-1) ?? at;
  }
  return -1;
}
