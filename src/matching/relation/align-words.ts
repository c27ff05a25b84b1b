import { phraseStems } from "../lexicon/phrases.ts";
import { type Sense, sensesOf, shareSense } from "../lexicon/senses.ts";
import { oncePerText } from "../once-per-text.ts";
import { resemblance } from "../resemblance.ts";
import type { Token } from "../tokens.ts";
import { isOpposite } from "./opposites.ts";
import { shareGroup, synonymGroups } from "./synonyms.ts";

/** Which word of the one text is which of the other; −1 where it has none. */
export interface Alignment {
  readonly toPassage: readonly number[];
  readonly toClaim: readonly number[];
}

const EXACT = 1;
/** A synonym counts less than the word itself, so that the word itself is taken where both stand. */
const SYNONYM = 0.8;
/** Spelled this much alike, two words are forms of one: "Chinese" and "China", "vaccinated" and "vaccination". */
const LEAST_ALIKE = 0.6;
/** Austria is not Australia. */
const LEAST_ALIKE_NAMES = 0.75;
/** The alignment's table is the product of both lengths: a passage longer than this is read up to here. */
const LONGEST = 200;

/** A word that shares one of WordNet's senses counts less than one that is listed for news. */
const SENSE = 0.7;

function likeness(mine: CountingWord, theirs: CountingWord): number {
  const { token: one, sense } = mine;
  const { token: other, sense: otherSense } = theirs;
  if (mine.stem === theirs.stem) return one.stem === other.stem ? EXACT : SYNONYM;
  if (one.kind === "number" || other.kind === "number") return 0;
  if (shareGroup(mine.groups, theirs.groups)) return SYNONYM;
  // What a phrase says is not what its first word says.
  if (mine.isPhrase || theirs.isPhrase) return 0;
  // Few words are alike at all, and only those are asked whether they are opposites.
  if (shareSense(sense, otherSense)) return isOpposite(one.stem, other.stem) ? 0 : SENSE;
  const alike = resemblance(one.word, other.word);
  const least = one.capital && other.capital ? LEAST_ALIKE_NAMES : LEAST_ALIKE;
  return alike < least || isOpposite(one.stem, other.stem) ? 0 : alike * SYNONYM;
}

interface CountingWord {
  readonly at: number;
  readonly token: Token;
  /** Its own, or of the word that its phrase says. */
  readonly stem: string;
  readonly isPhrase: boolean;
  readonly sense: Sense | undefined;
  readonly groups: ReadonlySet<number> | undefined;
}

const countingWords = oncePerText<readonly CountingWord[]>((tokens) => {
  const senses = sensesOf(tokens);
  const phrases = phraseStems(tokens);
  return tokens.slice(0, LONGEST).flatMap((token, at): CountingWord[] => {
    const phrase = phrases[at];
    if (token.stop && phrase === undefined && !senses[at]?.further.length) return [];
    const own = phrase ?? token.stem;
    return [
      {
        at,
        token,
        stem: own,
        isPhrase: phrase !== undefined,
        sense: senses[at],
        groups: synonymGroups(own),
      },
    ];
  });
});

/**
 * Aligns the words that count: first the heaviest common subsequence (words in the same order), then what is left, in any order,
 * since a paraphrase often turns a sentence round.
 */
export function alignWords(claim: readonly Token[], passage: readonly Token[]): Alignment {
  const toPassage = new Array<number>(claim.length).fill(-1);
  const toClaim = new Array<number>(passage.length).fill(-1);
  const [mine, theirs] = [countingWords(claim), countingWords(passage)];
  const [rows, columns] = [mine.length, theirs.length];
  const width = columns + 1;
  const like = new Float64Array(rows * columns);
  for (const [i, one] of mine.entries())
    for (const [j, other] of theirs.entries()) like[i * columns + j] = likeness(one, other);
  const best = new Float64Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      const here = like[i * columns + j] ?? 0;
      const skip = Math.max(best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
      const take = here > 0 ? here + (best[(i + 1) * width + j + 1] ?? 0) : 0;
      best[i * width + j] = Math.max(skip, take);
    }
  }
  const pair = (i: number, j: number): void => {
    const [from, to] = [mine[i]?.at ?? -1, theirs[j]?.at ?? -1];
    toPassage[from] = to;
    toClaim[to] = from;
  };
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    const here = like[i * columns + j] ?? 0;
    const value = best[i * width + j] ?? 0;
    if (here > 0 && value === here + (best[(i + 1) * width + j + 1] ?? 0)) pair(i++, j++);
    else if (value === (best[(i + 1) * width + j] ?? 0)) i++;
    else j++;
  }
  for (let i = 0; i < rows; i++) {
    if (toPassage[mine[i]?.at ?? -1] !== -1) continue;
    let bestAt = -1;
    let bestLike = 0;
    for (let j = 0; j < columns; j++) {
      const here = toClaim[theirs[j]?.at ?? -1] === -1 ? (like[i * columns + j] ?? 0) : 0;
      if (here > bestLike) {
        bestAt = j;
        bestLike = here;
      }
    }
    if (bestAt !== -1) pair(i, bestAt);
  }
  return { toPassage, toClaim };
}
