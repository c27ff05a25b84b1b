import { lemmaOf } from "../accounting/verb-forms.ts";
import { stem } from "../stem.ts";
import type { Token } from "../tokens.ts";

/** What follows a phrase's first word; null where other words may stand between. */
type Rest = readonly (string | null)[];
export type Phrases = ReadonlyMap<string, readonly Rest[]>;

/** Words that may stand in a phrase's gap: "keep the children away from". */
const WIDEST_GAP = 3;
const NEAR = /^-?$/u;

/** Phrases by their first word, which stands for its forms; "…" is a gap of some words, or none. Longer ones come first. */
export function readPhrases(lines: readonly string[]): Phrases {
  const phrases = new Map<string, Rest[]>();
  for (const line of lines) {
    const [first = "", ...rest] = line.split(" ");
    const key = stem(first);
    const own = phrases.get(key) ?? [];
    own.push(rest.map((word) => (word === "…" ? null : word)));
    own.sort((a, b) => b.length - a.length);
    phrases.set(key, own);
  }
  return phrases;
}

function endOf(tokens: readonly Token[], at: number, rest: Rest): number {
  let end = at;
  let gap = 0;
  for (const word of rest) {
    if (word === null) {
      gap = WIDEST_GAP;
      continue;
    }
    let next = end + 1;
    while (next < end + 1 + gap && tokens[next]?.word !== word) {
      if (!NEAR.test(tokens[next]?.gap ?? ".")) return -1;
      next++;
    }
    if (tokens[next]?.word !== word || !NEAR.test(tokens[next]?.gap ?? ".")) return -1;
    [end, gap] = [next, 0];
  }
  return end;
}

/** Where the phrase ends that begins with a word, or −1. */
export function findPhrase(tokens: readonly Token[], at: number, phrases: Phrases): number {
  const token = tokens[at];
  if (token === undefined) return -1;
  const lemma = lemmaOf(token.word);
  const own = phrases.get(lemma === token.word ? token.stem : stem(lemma));
  for (const rest of own ?? []) {
    const end = endOf(tokens, at, rest);
    if (end !== -1) return end;
  }
  return -1;
}
