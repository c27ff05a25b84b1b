import { PARTICLES } from "../../language/english-verbs.ts";
import { lemmaOf } from "../accounting/verb-forms.ts";
import { oncePerText } from "../once-per-text.ts";
import { stem } from "../stem.ts";
import type { Token } from "../tokens.ts";
import { furtherWords, type Rest } from "./gapped-phrases.ts";
import lists from "./phrases.json" with { type: "json" };

interface Phrase {
  /** The stem of the word that says the same. */
  readonly stem: string;
  /** What follows the first word. */
  readonly rest: Rest;
}

/** By the stem of their first word, longer ones first. Read when first asked for: a process may never match. */
let phrases: ReadonlyMap<string, readonly Phrase[]> | null = null;

function readPhrases(): ReadonlyMap<string, readonly Phrase[]> {
  const read = new Map<string, Phrase[]>();
  for (const [word, forms] of Object.entries(lists)) {
    for (const form of forms) {
      const [first = "", ...rest] = form.split(/[ -]/);
      const own = read.get(stem(first)) ?? [];
      own.push({ stem: stem(word), rest: rest.map((one) => (one === "…" ? null : one)) });
      own.sort((a, b) => b.rest.length - a.rest.length);
      read.set(stem(first), own);
    }
  }
  return read;
}

/** Words between a verb and its particle: "turned the lifetime award down". */
const PARTICLE_REACH = 4;
const NEAR = /^-?$/;

/** Where a phrase's other words stand, or null. */
function follows(tokens: readonly Token[], at: number, { rest }: Phrase): readonly number[] | null {
  const together = furtherWords(tokens, at, rest);
  const [only] = rest;
  if (together !== null || rest.length > 1 || typeof only !== "string" || !PARTICLES.has(only))
    return together;
  for (let i = at + 1; i <= at + PARTICLE_REACH; i++) {
    const token = tokens[i];
    if (token === undefined || !NEAR.test(token.gap)) return null;
    if (token.word === only) {
      // "turned the award down", not "goes in the dark on Monday": a particle ends its phrase.
      const next = tokens[i + 1];
      return next === undefined || !NEAR.test(next.gap) || next.stop ? [i] : null;
    }
  }
  return null;
}

interface Phrases {
  readonly stems: readonly (string | undefined)[];
  /** For each word, the first of the phrase that it is a further word of, or −1. */
  readonly firsts: readonly number[];
}

const readPhrasesOf = oncePerText<Phrases>((tokens) => {
  phrases ??= readPhrases();
  const byFirst = phrases;
  const firsts = new Array<number>(tokens.length).fill(-1);
  const stems = tokens.map((token, at) => {
    const lemma = lemmaOf(token.word);
    const own = byFirst.get(lemma === token.word ? (token.stop ? stem(lemma) : token.stem) : stem(lemma));
    for (const phrase of own ?? []) {
      const further = follows(tokens, at, phrase);
      if (further === null) continue;
      for (const i of further) firsts[i] = at;
      return phrase.stem;
    }
    return undefined;
  });
  return { stems, firsts };
});

/** For each word of a text that begins a phrase which says the same as one word, that word's stem: "turned … down" is "reject". */
export const phraseStems = (tokens: readonly Token[]): readonly (string | undefined)[] =>
  readPhrasesOf(tokens).stems;

/** For each word, the first of the phrase that it is a further word of, or −1. */
export const phraseFirsts = (tokens: readonly Token[]): readonly number[] => readPhrasesOf(tokens).firsts;

/** Whether a word belongs to a phrase whose first word is aligned: "lives" in "lost their lives", where "died" stands for it. */
export function isInAlignedPhrase(tokens: readonly Token[], at: number, aligned: readonly number[]): boolean {
  const first = readPhrasesOf(tokens).firsts[at] ?? -1;
  return first !== -1 && aligned[first] !== -1;
}
