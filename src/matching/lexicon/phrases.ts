import { lemmaOf } from "../accounting/verb-forms.ts";
import { oncePerText } from "../once-per-text.ts";
import { stem } from "../stem.ts";
import type { Token } from "../tokens.ts";
import lists from "./phrases.json" with { type: "json" };

interface Phrase {
  /** The stem of the word that says the same. */
  readonly stem: string;
  /** What follows the first word. */
  readonly rest: readonly string[];
}

/** By the stem of their first word, longer ones first. */
const phrases = new Map<string, Phrase[]>();
for (const [word, forms] of Object.entries(lists)) {
  for (const form of forms) {
    const [first = "", ...rest] = form.split(/[ -]/);
    const own = phrases.get(stem(first)) ?? [];
    own.push({ stem: stem(word), rest });
    own.sort((a, b) => b.rest.length - a.rest.length);
    phrases.set(stem(first), own);
  }
}

const PARTICLES = new Set("up down out off away back over in on aside along through".split(" "));
/** Words between a verb and its particle: "turned the lifetime award down". */
const PARTICLE_REACH = 4;
const NEAR = /^-?$/;

function follows(tokens: readonly Token[], at: number, { rest }: Phrase): boolean {
  const [only = ""] = rest;
  const isTogether = rest.every((word, i) => {
    const token = tokens[at + 1 + i];
    return token?.word === word && NEAR.test(token.gap);
  });
  if (isTogether || rest.length > 1 || !PARTICLES.has(only)) return isTogether;
  for (let i = at + 1; i <= at + PARTICLE_REACH; i++) {
    const token = tokens[i];
    if (token === undefined || !NEAR.test(token.gap)) return false;
    if (token.word === only) {
      // "turned the award down", not "goes in the dark on Monday": a particle ends its phrase.
      const next = tokens[i + 1];
      return next === undefined || !NEAR.test(next.gap) || next.stop;
    }
  }
  return false;
}

/** For each word of a text that begins a phrase which says the same as one word, that word's stem: "turned … down" is "reject". */
export const phraseStems = oncePerText<readonly (string | undefined)[]>((tokens) =>
  tokens.map((token, at) => {
    const lemma = lemmaOf(token.word);
    const own = phrases.get(lemma === token.word ? (token.stop ? stem(lemma) : token.stem) : stem(lemma));
    return own?.find((phrase) => follows(tokens, at, phrase))?.stem;
  }),
);
