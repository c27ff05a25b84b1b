import { foldWord } from "../language/fold-word.ts";
import { readAttribution } from "./attribution.ts";
import { readLanguage } from "./language.ts";
import { type Sentence, splitSentences } from "./sentences.ts";
import { type Token, tokenize } from "./tokens.ts";

/** A claim as matching sees it. */
export interface MatchableClaim {
  readonly text: string;
  readonly kind: "fact" | "statement";
  readonly claimant: string | null;
  readonly language: string;
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
  /** The claim's words, by which it is told from others: {@link twinKey}. */
  readonly twin: string;
  readonly tokens: readonly Token[];
  /** Text and tokens, one object for as long as the claim is compared. */
  readonly read: ReadText;
  readonly terms: Terms;
  /** Neighbours among the words that count. */
  readonly pairs: readonly (readonly [string, string])[];
  readonly numbers: readonly string[];
  readonly names: readonly string[];
  readonly claimant: readonly string[];
  readonly around: readonly Terms[];
  readonly all: ReadonlySet<string>;
}

/** A piece of a text with its words, whose positions are those of the text that it stands in. */
export interface ReadText {
  readonly text: string;
  readonly start: number;
  readonly tokens: readonly Token[];
}

/** One or two sentences next to each other that may repeat a claim. */
export interface Passage extends ReadText {
  readonly end: number;
  readonly terms: Terms;
  /** The sentences just before and after, in which the writer may take back what the passage says. */
  readonly beside: readonly ReadText[];
  /** Of two sentences, each by itself; of one, none. */
  readonly parts: readonly Passage[];
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
  /** As it was read: a primary tag, or "und". */
  readonly language: string;
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

/** Claims whose words are the same are one claim, whatever their punctuation. */
export function twinKey(text: string): string {
  return foldWord(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

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
    twin: twinKey(claim.text),
    tokens,
    read: { text: claim.text, start: 0, tokens },
    terms,
    pairs,
    numbers: unique(counting.filter((token) => hasDigit(token.word))),
    names: unique(counting.filter((t) => t.capital && t !== tokens[0] && t.kind !== "number")),
    claimant,
    around,
    all: new Set([...terms.list, ...claimant, ...around.flatMap((one) => one.list)]),
  };
}

interface ReadSentence {
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
}

/** The sentences from `first` to `last`, and each with the one after it: a claim is often spread over two. */
function passagesOf(text: string, all: readonly ReadSentence[], first: number, last: number): Passage[] {
  const besides = (at: number): ReadText[] => {
    const one = all[at];
    return one === undefined
      ? []
      : [{ text: one.sentence.text, start: one.sentence.start, tokens: one.tokens }];
  };
  const read = (from: number, to: number, parts: readonly Passage[]): Passage[] => {
    const own = all.slice(from, to + 1);
    const [start, end] = [own[0]?.sentence.start ?? 0, own.at(-1)?.sentence.end ?? 0];
    if (own.some((one) => one.tokens.length === 0)) return [];
    const tokens = own.flatMap((one) => one.tokens);
    const beside = [...besides(from - 1), ...besides(to + 1)];
    return [{ text: text.slice(start, end), start, end, tokens, terms: termsOf(tokens), beside, parts }];
  };
  const singles = all.slice(first, last + 1).map((_, i) => read(first + i, first + i, []));
  return singles.flatMap((single, i) => {
    const [one, next] = [single[0], singles[i + 1]?.[0]];
    if (one === undefined || next === undefined) return single;
    return [one, ...read(first + i, first + i + 1, [one, next])];
  });
}

function moved(token: Token, by: number): Token {
  return { ...token, start: token.start + by, end: token.end + by };
}

/** Reads what a user pasted. A post's signature counts as its author when none is given. */
export function readQuery(text: string, author: string | null, language: string | null): QueryReading {
  const attribution = readAttribution(text);
  const sentences = splitSentences(attribution.body).map((sentence) => ({
    sentence,
    tokens: tokenize(sentence.text).map((token) => moved(token, sentence.start)),
  }));
  const total = sentences.reduce((sum, one) => sum + one.tokens.length, 0);
  const longest = Math.max(STRETCH_WORDS, Math.ceil(total / MOST_STRETCHES));
  const stretches: Stretch[] = [];
  let first = 0;
  let words = 0;
  const close = (next: number): void => {
    if (words > 0) {
      const tokens = sentences.slice(first, next).flatMap((one) => one.tokens);
      const passages = passagesOf(text, sentences, first, next - 1);
      stretches.push({ tokens, terms: termsOf(tokens), passages });
    }
    first = next;
    words = 0;
  };
  for (const [i, { tokens }] of sentences.entries()) {
    if (words > 0 && words + tokens.length > longest) close(i);
    words += tokens.length;
  }
  close(sentences.length);
  return {
    stretches,
    author: termsOf(tokenize(author ?? attribution.author ?? "")).list,
    language: readLanguage(attribution.body, language),
  };
}
