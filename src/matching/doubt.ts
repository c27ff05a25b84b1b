import type { Alignment } from "./align-words.ts";
import type { Token } from "./tokens.ts";

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Turn, hedge or undo what stands around them, in ways that no rule of relation.ts reads. */
const TURNING =
  words(`anything opposite reverse contrary non lie lies lying foot few fewer almost nearly short shy
  rather scrapped abandoned pretend pretended pretends supposedly`);

/** Decide what a sentence says where the rest of it is the same: mood, limits, times, directions. */
const DECIDING = words(`will would should might must if unless only before outside within against let lets
  stop stops stopped plans planned benefit isolated instead rather dozens hundreds few many praised far`);

/** A passive has one of these; with it, who did it and to whom change places. */
const PASSIVE = words("by was were been being is are");
const BY = words("by");

/** How far beyond the shared words a turning word still turns them. */
const REACH = 4;
/** From this share of either text's words on, the two are one sentence with an edit, and the edit is what matters. */
const ONE_SENTENCE = 0.7;
/** From this share on, the order of the words is all that is left to differ. */
const SAME_WORDS = 0.95;

/**
 * Whether something stands on one side only that may make the texts say different things. Relations name the
 * differences that can be read; this errs towards doubt for those that cannot.
 */
export function isDoubtful(
  claim: readonly Token[],
  passage: readonly Token[],
  alignment: Alignment,
): boolean {
  const { toClaim, toPassage } = alignment;
  const lonely = (list: ReadonlySet<string>): boolean =>
    hasLonely(passage, toClaim, claim, list) || hasLonely(claim, toPassage, passage, list);
  const share = Math.min(shareOf(claim, toPassage), shareOf(passage, toClaim));
  return (
    lonely(TURNING) ||
    isFarFrom(passage) !== isFarFrom(claim) ||
    (passage[0]?.word === "if") !== (claim[0]?.word === "if") ||
    (share >= ONE_SENTENCE && lonely(DECIDING)) ||
    // "A killed B" and "A was killed by B"; "B killed A". In the passive the words change places, else they keep them.
    (share >= ONE_SENTENCE && lonely(BY) && !isReordered(claim, toPassage)) ||
    (share >= SAME_WORDS && !lonely(PASSIVE) && isReordered(claim, toPassage))
  );
}

function isFarFrom(tokens: readonly Token[]): boolean {
  return tokens.some((token, i) => token.word === "far" && tokens[i + 1]?.word === "from");
}

/** A word of the list without a partner, within reach of the words that have one. */
function hasLonely(
  tokens: readonly Token[],
  aligned: readonly number[],
  others: readonly Token[],
  list: ReadonlySet<string>,
): boolean {
  const first = aligned.findIndex((other) => other !== -1);
  const last = aligned.findLastIndex((other) => other !== -1);
  if (first === -1) return false;
  const theirs = new Set(others.map((token) => token.word));
  return tokens.some(
    (token, i) =>
      i >= first - REACH &&
      i <= last + REACH &&
      aligned[i] === -1 &&
      list.has(token.word) &&
      !theirs.has(token.word),
  );
}

/** Of the words that count, how many have a partner. */
function shareOf(tokens: readonly Token[], aligned: readonly number[]): number {
  const counting = tokens.flatMap((token, i) => (token.stop ? [] : [i]));
  return counting.length === 0 ? 0 : counting.filter((i) => aligned[i] !== -1).length / counting.length;
}

/** The shared words stand in another order: who did it and to whom may have changed places. */
function isReordered(claim: readonly Token[], toPassage: readonly number[]): boolean {
  const places = claim.flatMap((token, i) => (token.stop || toPassage[i] === -1 ? [] : [toPassage[i] ?? -1]));
  return places.some((place, i) => i > 0 && place < (places[i - 1] ?? -1));
}
