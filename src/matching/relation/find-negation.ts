import type { Token } from "../tokens.ts";
import { type Denial, isNegative, isRebuttal, mayTurnBack } from "./denials.ts";
import type { Difference } from "./difference.ts";
import type { Opposite } from "./find-opposites.ts";
import { CLAUSE_BREAK, isClose, ONE_SENTENCE, type Sides, textOf } from "./sides.ts";

/** Words between two denials of which the second takes back the first. */
const TAKES_BACK = 2;

/**
 * Denials that say something about the other text. In close texts it is enough that one reaches a word which both
 * have. Elsewhere, as in a post that repeats a claim in passing, the very word that it denies must be shared, and a word that calls
 * everything untrue must stand in the clause that most of the shared words stand in.
 */
function effective(
  denials: readonly Denial[],
  tokens: readonly Token[],
  aligned: readonly number[],
  close: boolean,
  others: ReadonlySet<string>,
): Denial[] {
  const isShared = (at: number): boolean => (aligned[at] ?? -1) !== -1;
  return denials.filter((one) => {
    const reached: number[] = [];
    for (let at = one.from; at <= one.to; at++)
      if ((at < one.at || at > one.end) && !tokens[at]?.stop) reached.push(at);
    // "is not over": of little words it denies one that the other text has.
    if (close && reached.length === 0 && one.from <= one.to)
      return tokens.slice(one.from, one.to + 1).some((token) => others.has(token.word));
    if (close) return reached.some(isShared);
    const everything = one.from < one.at;
    if (!everything) {
      // A denial of one word alone denies it, however little else is shared.
      return isShared(reached[0] ?? -1) && (reached.length === 1 || reached.filter(isShared).length > 1);
    }
    let [from, to] = [one.at, one.end];
    while (from > 0 && !CLAUSE_BREAK.test(tokens[from]?.gap ?? "")) from--;
    while (to + 1 < tokens.length && !CLAUSE_BREAK.test(tokens[to + 1]?.gap ?? "")) to++;
    const shared = reached.filter(isShared);
    return shared.filter((at) => at >= from && at <= to).length * 2 > shared.length;
  });
}

const wordsOf = (tokens: readonly Token[]): ReadonlySet<string> => new Set(tokens.map(({ word }) => word));

/** 1 if a text denies, 0 if not. Two denials take each other back only one right behind the other: "never failed to". */
function polarity(denials: readonly Denial[]): 0 | 1 {
  let open = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const denial of [...denials].sort((a, b) => a.at - b.at)) {
    if (open > 0 && denial.at - end <= TAKES_BACK) open--;
    else open++;
    end = denial.end;
  }
  return open > 0 ? 1 : 0;
}

/** The denials that only one text has; the same word in both denies the same, and so does another that reaches the same words. */
function unshared(
  sides: Sides,
  mine: readonly Denial[],
  theirs: readonly Denial[],
): { allMine: Denial[]; allTheirs: Denial[] } {
  const { claim, passage, alignment } = sides;
  const reachesSame = (one: Denial, other: Denial): boolean =>
    alignment.toPassage.slice(one.from, one.to + 1).some((to) => to >= other.from && to <= other.to);
  let allMine = [...mine];
  let allTheirs = [...theirs];
  for (const isSame of [
    (one: Denial, other: Denial) =>
      alignment.toPassage[one.at] === other.at ||
      (claim[one.at]?.word === passage[other.at]?.word && reachesSame(one, other)),
    reachesSame,
  ]) {
    for (const one of allMine) {
      const other = allTheirs.find((candidate) => isSame(one, candidate));
      if (other === undefined) continue;
      allMine = allMine.filter((rest) => rest !== one);
      allTheirs = allTheirs.filter((rest) => rest !== other);
    }
  }
  // A verb of denial that has a partner is said in both: "prevents" and "avoids".
  return {
    allMine: allMine.filter((one) => alignment.toPassage[one.at] === -1),
    allTheirs: allTheirs.filter((one) => alignment.toClaim[one.at] === -1),
  };
}

/** "No city has worse air" and "the worst air". */
const isSuperlative = (tokens: readonly Token[]): boolean =>
  tokens.some(({ word }) => /^(?:most|least|best|worst|[a-z]{3,}est)$/u.test(word));

export interface Negation {
  /** The texts say the opposite of each other, as far as denials and opposites tell. */
  readonly odd: boolean;
  /** One text denies, and the other may do so with a word that is no denial. */
  readonly open: boolean;
  readonly differences: readonly Difference[];
}

/** Weighs the denials of both texts, the opposites within them, and a rebuttal beside the passage. */
export function findNegation(
  sides: Sides,
  denials: { readonly mine: readonly Denial[]; readonly theirs: readonly Denial[] },
  opposites: readonly Opposite[],
  beside: readonly (readonly Token[])[],
): Negation {
  const { claim, passage, alignment } = sides;
  const close = isClose(sides);
  const { allMine, allTheirs } = unshared(sides, denials.mine, denials.theirs);
  // A post that shares half of the claim may say the claim's denial in words that it does not share.
  const mine = close ? effective(allMine, claim, alignment.toPassage, close, wordsOf(passage)) : [];
  const theirs = effective(allTheirs, passage, alignment.toClaim, close, wordsOf(claim));
  const rebuttal = beside.find(isRebuttal);
  let flips = polarity(mine) + polarity(theirs) + (rebuttal === undefined ? 0 : 1);
  // "did not rise" is "fell": an opposite within a denial takes the denial back.
  const takenBack = opposites.some(
    (one) =>
      theirs.some((denial) => one.at >= denial.from && one.at <= denial.to) !==
      mine.some((denial) => one.claimAt >= denial.from && one.claimAt <= denial.to),
  );
  if (takenBack) flips++;
  const odd = flips % 2 === 1;
  if (!odd && (mine.length === 0 || theirs.length === 0)) return { odd, open: false, differences: [] };
  const denied = (tokens: readonly Token[], aligned: readonly number[]): boolean =>
    tokens.some((token, at) => aligned[at] === -1 && isNegative(token));
  // Each denies something else: whether the two come to the same, no rule can tell.
  if (!odd) return { odd, open: close, differences: [] };
  const answered =
    (mine.length === 0 && denied(claim, alignment.toPassage)) ||
    (theirs.length === 0 && denied(passage, alignment.toClaim)) ||
    // Both deny something: perhaps the same in other words.
    (mine.length > 0 && theirs.length === 0 && allTheirs.length > 0) ||
    (theirs.length > 0 && mine.length === 0 && allMine.length > 0) ||
    ((sides.coveredBack < ONE_SENTENCE || isSuperlative(claim) !== isSuperlative(passage)) &&
      (mine.some((one) => mayTurnBack(claim, one)) || theirs.some((one) => mayTurnBack(passage, one))));
  if (answered && rebuttal === undefined && opposites.length === 0)
    return { odd: false, open: close, differences: [] };
  return {
    odd,
    open: false,
    differences: [
      {
        kind: "negation",
        passage: [
          ...theirs.map((one) => textOf(passage, one.at, one.end)),
          ...(rebuttal === undefined ? [] : [textOf(rebuttal, 0, rebuttal.length - 1)]),
        ].join(", "),
        claim: mine.map((one) => textOf(claim, one.at, one.end)).join(", "),
      },
    ],
  };
}
