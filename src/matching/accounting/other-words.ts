import { foldWord } from "../../language/fold-word.ts";
import type { ResidueReason } from "./residue.ts";

/** What must be known of a piece of a text in another language to pair it. */
export interface Piece {
  readonly key: string;
  readonly why: ResidueReason;
}

/** Words of a language by how they begin, accents folded. */
export interface Kinship {
  /** Each with its two sides. */
  readonly opposites: readonly (readonly [readonly string[], readonly string[]])[];
  readonly same: readonly (readonly string[])[];
}

const stemsOf = (side: string): string[] => side.trim().split(/\s+/).map(foldWord);

export const kinshipOf = (list: {
  readonly opposite: readonly string[];
  readonly same: readonly string[];
}): Kinship => ({
  opposites: list.opposite.map((line) => {
    const [one = "", other = ""] = line.split("|");
    return [stemsOf(one), stemsOf(other)];
  }),
  same: list.same.map(stemsOf),
});

/** No longer ending stands behind a listed beginning of a verb or noun; short ones are words of their own. */
const SHORT = 4;
const LONGEST_ENDING = 5;
const begins = (word: string, stems: readonly string[]): boolean =>
  stems.some(
    (stem) =>
      word.startsWith(stem) && word.length - stem.length <= (stem.length < SHORT ? 2 : LONGEST_ENDING),
  );

export function areOpposite(one: Piece, other: Piece, { opposites }: Kinship): boolean {
  const [mine, theirs] = [foldWord(one.key), foldWord(other.key)];
  return opposites.some(
    ([left, right]) =>
      (begins(mine, left) && begins(theirs, right) && !begins(mine, right) && !begins(theirs, left)) ||
      (begins(mine, right) && begins(theirs, left) && !begins(mine, left) && !begins(theirs, right)),
  );
}

/** Letters that two forms of a word begin with, at least and as a share of the longer. */
const FEWEST_LETTERS = 4;
const LEAST_SHARE = 0.6;
const LONG_WORD = 6;

function isForm(one: string, other: string): boolean {
  let common = 0;
  while (common < one.length && one[common] === other[common]) common++;
  return common >= FEWEST_LETTERS && common >= LEAST_SHARE * Math.max(one.length, other.length);
}

/** Two words that are forms of one, or listed as saying the same. Names and numbers are only themselves. */
export function areAlike(one: Piece, other: Piece, kinship: Kinship): boolean {
  if (one.key === other.key) return true;
  const [mine, theirs] = [foldWord(one.key), foldWord(other.key)];
  // "ano" is not "año"; of a longer word an accent is left out.
  if (mine === theirs) return one.why === other.why && mine.length >= LONG_WORD;
  if (one.why !== "word" || other.why !== "word" || areOpposite(one, other, kinship)) return false;
  return isForm(mine, theirs) || kinship.same.some((stems) => begins(mine, stems) && begins(theirs, stems));
}

/** For each piece of the one, which of the other it is alike; −1 for none. The very same word first. */
export function pairUp(mine: readonly Piece[], theirs: readonly Piece[], kinship: Kinship): number[] {
  const taken = new Set<number>();
  const pairs = new Array<number>(mine.length).fill(-1);
  for (const isAlike of [
    (one: Piece, other: Piece) => one.key === other.key,
    (one: Piece, other: Piece) => areAlike(one, other, kinship),
  ]) {
    for (const [i, one] of mine.entries()) {
      if (pairs[i] !== -1) continue;
      const j = theirs.findIndex((other, at) => !taken.has(at) && isAlike(one, other));
      if (j === -1) continue;
      pairs[i] = j;
      taken.add(j);
    }
  }
  return pairs;
}
