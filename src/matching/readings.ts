import { readAttribution } from "./attribution.ts";
import { type Sentence, splitSentences } from "./sentences.ts";
import { type Token, tokenize } from "./tokens.ts";

/** A claim as matching sees it. */
export interface MatchableClaim {
  readonly text: string;
  readonly kind: "fact" | "statement";
  readonly claimant: string | null;
  /** Verdict summary and article headlines: other people's words for the same thing. */
  readonly around: readonly string[];
}

/** A set of terms, in first-seen order, with where each stands among the words that count. */
export interface Terms {
  readonly list: readonly string[];
  readonly places: ReadonlyMap<string, readonly number[]>;
}

export interface ClaimReading {
  readonly claim: MatchableClaim;
  readonly tokens: readonly Token[];
  readonly terms: Terms;
  /** Neighbours among the words that count. */
  readonly pairs: readonly (readonly [string, string])[];
  readonly numbers: readonly string[];
  readonly names: readonly string[];
  readonly claimant: readonly string[];
  readonly around: readonly Terms[];
  readonly all: ReadonlySet<string>;
}

/** One or two sentences next to each other that may repeat a claim. */
export interface Passage {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
  readonly terms: Terms;
  /** The sentences just before and after, in which the writer may take back what the passage says. */
  readonly beside: readonly (readonly Token[])[];
}

/** About as much as a post holds: sentences next to each other that are read together. */
export interface Stretch {
  readonly tokens: readonly Token[];
  readonly terms: Terms;
  readonly passages: readonly Passage[];
}

export interface QueryReading {
  readonly stretches: readonly Stretch[];
  readonly author: readonly string[];
}

/** Words in a stretch: the longest posts of 280 characters have about 60. */
const STRETCH_WORDS = 60;
/** A text of more than 24 × 60 words is read in longer stretches, so that the work done for one text has an end. */
const MOST_STRETCHES = 24;
/** Words of a summary or headline that are read: its beginning says what it is about, and the rest only costs time. */
const AROUND_WORDS = 40;
const AROUND_TEXTS = 4;

export function termsOf(tokens: readonly Token[]): Terms {
  const places = new Map<string, number[]>();
  let place = 0;
  for (const token of tokens) {
    if (token.stop || token.stem === "") continue;
    const known = places.get(token.stem);
    if (known) known.push(place);
    else places.set(token.stem, [place]);
    place++;
  }
  return { list: [...places.keys()], places };
}

export const hasDigit = (word: string): boolean => /\d/.test(word);

export function readClaim(claim: MatchableClaim): ClaimReading {
  const tokens = tokenize(claim.text);
  const counting = tokens.filter((token) => !token.stop);
  const terms = termsOf(tokens);
  const pairs: [string, string][] = [];
  let before: Token | null = null;
  for (const token of counting) {
    if (before !== null) pairs.push([before.stem, token.stem]);
    before = token;
  }
  const around = claim.around
    .slice(0, AROUND_TEXTS)
    .map((text) => termsOf(tokenize(text.slice(0, AROUND_WORDS * 12)).slice(0, AROUND_WORDS)));
  const claimant = claim.claimant === null ? [] : termsOf(tokenize(claim.claimant)).list;
  const unique = (stems: Token[]): string[] => [...new Set(stems.map((token) => token.stem))];
  return {
    claim,
    tokens,
    terms,
    pairs,
    numbers: unique(counting.filter((token) => hasDigit(token.word))),
    names: unique(counting.filter((t) => t.capital && t !== tokens[0] && t.kind !== "number")),
    claimant,
    around,
    all: new Set([...terms.list, ...claimant, ...around.flatMap((one) => one.list)]),
  };
}

/** Each sentence, and each with the one after it: a claim is often spread over two. */
function passagesOf(text: string, sentences: readonly Sentence[], tokens: readonly Token[][]): Passage[] {
  const passages: Passage[] = [];
  const add = (first: number, last: number): void => {
    const from = sentences[first];
    const to = sentences[last];
    const own = tokens.slice(first, last + 1);
    if (from === undefined || to === undefined || own.some((one) => one.length === 0)) return;
    const words = own.flat();
    passages.push({
      text: text.slice(from.start, to.end),
      start: from.start,
      end: to.end,
      tokens: words,
      terms: termsOf(words),
      beside: [tokens[first - 1], tokens[last + 1]].flatMap((one) => (one === undefined ? [] : [one])),
    });
  };
  for (const index of sentences.keys()) {
    add(index, index);
    add(index, index + 1);
  }
  return passages;
}

function moved(token: Token, by: number): Token {
  return { ...token, start: token.start + by, end: token.end + by };
}

/** Reads what a user pasted. A post's signature counts as its author when none is given. */
export function readQuery(text: string, author: string | null): QueryReading {
  const attribution = readAttribution(text);
  const sentences = splitSentences(attribution.body).map((sentence) => ({
    sentence,
    tokens: tokenize(sentence.text).map((token) => moved(token, sentence.start)),
  }));
  const total = sentences.reduce((sum, one) => sum + one.tokens.length, 0);
  const longest = Math.max(STRETCH_WORDS, Math.ceil(total / MOST_STRETCHES));
  const stretches: Stretch[] = [];
  let held: Sentence[] = [];
  let heldTokens: Token[][] = [];
  let words = 0;
  const close = (): void => {
    if (words === 0) return;
    const tokens = heldTokens.flat();
    stretches.push({ tokens, terms: termsOf(tokens), passages: passagesOf(text, held, heldTokens) });
    held = [];
    heldTokens = [];
    words = 0;
  };
  for (const { sentence, tokens } of sentences) {
    if (words > 0 && words + tokens.length > longest) close();
    held.push(sentence);
    heldTokens.push(tokens);
    words += tokens.length;
  }
  close();
  return { stretches, author: termsOf(tokenize(author ?? attribution.author ?? "")).list };
}
