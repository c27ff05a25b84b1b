import type { Token } from "../tokens.ts";
import type { Opposite } from "./find-opposites.ts";
import type { Sides } from "./sides.ts";

const COMPARISON = /^(?:more|less|fewer|.+er)$/;

/** Compare downwards: what "has less than" another is the other's "more". */
const LESS: ReadonlySet<string> = new Set(
  "less fewer smaller lower weaker worse younger shorter poorer cheaper slower lighter quieter".split(" "),
);

export const comparesUp = (tokens: readonly Token[]): boolean =>
  !tokens.some((token) => LESS.has(token.word));

const thanIn = (tokens: readonly Token[]): number => tokens.findIndex(({ word }) => word === "than");

/** Where a comparison's other end begins: behind "than", or behind the second "as" of "not as well as". */
function otherEnd(tokens: readonly Token[]): { readonly at: number; readonly denied: boolean } {
  const than = thanIn(tokens);
  if (than !== -1) return { at: than, denied: false };
  const not = tokens.findIndex((token) => /^(?:not|[a-z]+nt|less)$/u.test(token.word));
  const as = tokens.findIndex((token, at) => token.word === "as" && at > not);
  return {
    at: not === -1 || as === -1 ? -1 : tokens.findLastIndex((token) => token.word === "as"),
    denied: true,
  };
}

/** "The third sold better than the first" and "the first did not sell as well as the third". */
export function isDeniedConverse({ claim, passage, alignment }: Sides): boolean {
  const [mine, theirs] = [otherEnd(claim), otherEnd(passage)];
  if (mine.at === -1 || theirs.at === -1 || mine.denied === theirs.denied) return false;
  const behind = alignment.toPassage.filter((to, at) => at > mine.at && to !== -1);
  const before = alignment.toPassage.filter((to, at) => at < mine.at && to > theirs.at);
  return behind.length > 0 && before.length > 0 && behind.every((to) => to < theirs.at);
}

/** Of the words right behind "than" the first that has a partner. */
function comparedWith(tokens: readonly Token[], than: number, aligned: readonly number[]): number {
  return aligned.find((to, at) => at > than && to !== -1 && tokens[at]?.stop === false) ?? -1;
}

/**
 * "Cows produce more than cars" and "cars produce less than cows": what follows the one "than" stands before the other, and one of them compares
 * downwards.
 */
export function isConverse({ claim, passage, alignment }: Sides, opposites: readonly Opposite[]): boolean {
  if (!opposites.every((one) => COMPARISON.test(claim[one.claimAt]?.word ?? ""))) return false;
  const [mine, theirs] = [thanIn(claim), thanIn(passage)];
  if (mine === -1 || theirs === -1) return false;
  const to = comparedWith(claim, mine, alignment.toPassage);
  if (to === -1 || to > theirs) return false;
  if (opposites.length > 0) return true;
  const from = comparedWith(passage, theirs, alignment.toClaim);
  return from !== -1 && from < mine && comparesUp(claim) !== comparesUp(passage);
}

/** Whether both texts compare, by the same word. */
export function isCompared({ claim, passage }: Sides): boolean {
  const words = new Set(passage.map(({ word }) => word));
  const isShared = claim.some(({ word }) => COMPARISON.test(word) && words.has(word));
  return isShared && thanIn(claim) !== -1 && thanIn(passage) !== -1;
}
