import type { Token } from "../tokens.ts";
import { type Alignment, alignWords } from "./align-words.ts";
import { agrees, findOneUnit, type Quantity, readQuantities } from "./quantities.ts";

/** A claim and a passage, which word of the one is which of the other, and how much of each the other has. */
export interface Sides {
  readonly claim: readonly Token[];
  readonly passage: readonly Token[];
  readonly alignment: Alignment;
  /** Numbers and dates, in reading order. */
  readonly claimQuantities: readonly Quantity[];
  readonly passageQuantities: readonly Quantity[];
  /** Share of the claim's words that count which the passage has, 0..1. */
  readonly covered: number;
  /** Share of the passage's words that count which the claim has, 0..1. */
  readonly coveredBack: number;
}

/** From this share of the claim on, two texts are about the same thing, and what differs between them is a difference. */
export const SAME_SUBJECT = 0.5;
/** From this share on, the texts are one sentence with edits, and each edit matters. */
export const ONE_SENTENCE = 0.7;

/** Whether the texts say about the same and little besides; else one is a post that says much more than the claim. */
export const isClose = (sides: Sides): boolean => Math.min(sides.covered, sides.coveredBack) >= SAME_SUBJECT;

export const CLAUSE_BREAK = /[.,;:!?()…—–|/]/u;

/** "3" and "three" are one word. */
function withQuantities(words: Alignment, own: readonly Quantity[], theirs: readonly Quantity[]): Alignment {
  const toPassage = [...words.toPassage];
  const toClaim = [...words.toClaim];
  for (const mine of own) {
    const other = theirs.find((one) => agrees(mine, one) && toClaim[one.from] === -1);
    if (other === undefined || toPassage[mine.from] !== -1) continue;
    for (let i = mine.from; i <= mine.to; i++) if (toPassage[i] === -1) toPassage[i] = other.from;
    for (let j = other.from; j <= other.to; j++) if (toClaim[j] === -1) toClaim[j] = mine.from;
    // "24 months" and "two years".
    const isFree = toPassage[mine.to + 1] === -1 && toClaim[other.to + 1] === -1;
    if (mine.measure !== null && other.measure !== null && isFree) {
      toPassage[mine.to + 1] = other.to + 1;
      toClaim[other.to + 1] = mine.to + 1;
    }
  }
  return { toPassage, toClaim };
}

/** "Seven days" are "a week". */
function withUnits(
  words: Alignment,
  {
    claim,
    passage,
    own,
    theirs,
  }: Record<"claim" | "passage", readonly Token[]> & Record<"own" | "theirs", readonly Quantity[]>,
): Alignment {
  const toPassage = [...words.toPassage];
  const toClaim = [...words.toClaim];
  const align = (
    all: readonly Quantity[],
    from: number[],
    others: readonly Token[],
    back: number[],
  ): void => {
    for (const one of all) {
      if (one.measure === null || from[one.from] !== -1 || from[one.to + 1] !== -1) continue;
      const at = findOneUnit(one, others);
      if (at === -1 || back[at] !== -1) continue;
      for (let i = one.from; i <= one.to + 1; i++) from[i] = at;
      back[at] = one.to + 1;
    }
  };
  align(own, toPassage, passage, toClaim);
  align(theirs, toClaim, claim, toPassage);
  return { toPassage, toClaim };
}

const isAcronym = (token: Token): boolean => /^\p{Lu}{2,6}$/u.test(token.surface);

/** Where the words stand whose first letters make an acronym, or null: "EU" and "European Union". */
function spelledOut(acronym: Token, tokens: readonly Token[]): { from: number; to: number } | null {
  const letters = [...acronym.word];
  for (let from = 0; from < tokens.length; from++) {
    let to = from;
    let known = 0;
    while (known < letters.length && to < tokens.length) {
      const token = tokens[to];
      if (token?.capital && token.word.charAt(0) === letters[known]) known++;
      else if (known === 0 || !token?.stop) break;
      to++;
    }
    if (known === letters.length) return { from, to: to - 1 };
  }
  return null;
}

/** An acronym is what it stands for. */
function withAcronyms(words: Alignment, claim: readonly Token[], passage: readonly Token[]): Alignment {
  const toPassage = [...words.toPassage];
  const toClaim = [...words.toClaim];
  const align = (
    short: readonly Token[],
    fromShort: number[],
    long: readonly Token[],
    fromLong: number[],
  ): void => {
    for (const [at, token] of short.entries()) {
      if (!isAcronym(token)) continue;
      const found = spelledOut(token, long);
      if (found === null) continue;
      const known = fromShort[at] ?? -1;
      if (known === -1 ? fromLong[found.from] !== -1 : known < found.from || known > found.to) continue;
      if (known === -1) fromShort[at] = found.from;
      for (let i = found.from; i <= found.to; i++) if (!long[i]?.stop && fromLong[i] === -1) fromLong[i] = at;
    }
  };
  align(passage, toClaim, claim, toPassage);
  align(claim, toPassage, passage, toClaim);
  return { toPassage, toClaim };
}

/** Of the words that count, the share that has a partner; 0 of none. */
function shareOf(tokens: readonly Token[], aligned: readonly number[]): number {
  let counting = 0;
  let found = 0;
  for (const [i, token] of tokens.entries()) {
    if (token.stop) continue;
    counting++;
    if (aligned[i] !== -1) found++;
  }
  return counting === 0 ? 0 : found / counting;
}

export function readSides(claim: readonly Token[], passage: readonly Token[]): Sides {
  const claimQuantities = readQuantities(claim);
  const passageQuantities = readQuantities(passage);
  const counted = withQuantities(alignWords(claim, passage), claimQuantities, passageQuantities);
  const words = withUnits(counted, { claim, passage, own: claimQuantities, theirs: passageQuantities });
  const alignment = withAcronyms(words, claim, passage);
  return {
    claim,
    passage,
    alignment,
    claimQuantities,
    passageQuantities,
    covered: shareOf(claim, alignment.toPassage),
    coveredBack: shareOf(passage, alignment.toClaim),
  };
}

/** The same, seen from the passage. */
export function turned(sides: Sides): Sides {
  const { toClaim, toPassage } = sides.alignment;
  return {
    claim: sides.passage,
    passage: sides.claim,
    alignment: { toPassage: toClaim, toClaim: toPassage },
    claimQuantities: sides.passageQuantities,
    passageQuantities: sides.claimQuantities,
    covered: sides.coveredBack,
    coveredBack: sides.covered,
  };
}

export const textOf = (tokens: readonly Token[], from: number, to: number): string =>
  tokens
    .slice(from, to + 1)
    .map((token) => token.surface)
    .join(" ");

/** Indexes of the words that count and have no partner. */
export const lonelyWords = (tokens: readonly Token[], aligned: readonly number[]): number[] =>
  tokens.flatMap((token, i) => (!token.stop && aligned[i] === -1 ? [i] : []));

/** The nearest aligned word before or behind a stretch; −1 at the edge. */
function neighbour(aligned: readonly number[], at: number, step: 1 | -1): number {
  for (let i = at + step; i >= 0 && i < aligned.length; i += step) if (aligned[i] !== -1) return i;
  return -1;
}

/** Words that may stand between a stretch and its neighbours in a post. */
const NEAR = 4;

/**
 * Whether two stretches without a partner stand in the same place: the words around them are each other's. On one side is enough
 * in close texts; elsewhere a single shared word is chance, and one that stands far off says nothing.
 */
export function isSamePlace(
  sides: Sides,
  claimFrom: number,
  claimTo: number,
  from: number,
  to: number,
): boolean {
  const { toPassage, toClaim } = sides.alignment;
  const close = isClose(sides);
  const isSame = (at: number, there: number, step: 1 | -1): boolean => {
    const [mine, theirs] = [neighbour(toPassage, at, step), neighbour(toClaim, there, step)];
    if (mine === -1 || toPassage[mine] !== theirs) return false;
    return close || Math.max(Math.abs(mine - at), Math.abs(theirs - there)) <= NEAR;
  };
  const before = isSame(claimFrom, from, -1);
  const after = isSame(claimTo, to, 1);
  return close ? before || after : before && after;
}

/** Share of the claim's words outside of a stretch that the passage has. */
export function coveredBesides(sides: Sides, from: number, to: number): number {
  let counting = 0;
  let found = 0;
  for (const [i, token] of sides.claim.entries()) {
    if (token.stop || (i >= from && i <= to)) continue;
    counting++;
    if (sides.alignment.toPassage[i] !== -1) found++;
  }
  return counting === 0 ? 0 : found / counting;
}
