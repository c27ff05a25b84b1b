import { oncePerText } from "../once-per-text.ts";
import type { Token } from "../tokens.ts";
import type { Difference } from "./difference.ts";
import { areOpposable, readOpposable } from "./opposable-words.ts";
import { isOpposite } from "./opposites.ts";
import { isOfSomethingElse, shareArguments } from "./shared-arguments.ts";
import { coveredBesides, isClose, isSamePlace, SAME_SUBJECT, type Sides } from "./sides.ts";

export interface Opposite {
  readonly difference: Difference;
  readonly at: number;
  readonly claimAt: number;
}

/** Little words are opposites only right in each other's place: "the captain for the match", "against Wales". */
function isFacing(sides: Sides, i: number, at: number, little: boolean): boolean {
  if (!little) return isSamePlace(sides, i, i, at, at);
  const { toPassage } = sides.alignment;
  const near = (from: number, step: 1 | -1, tokens: readonly Token[]): number => {
    let to = from + step;
    while (tokens[to]?.stop === true) to += step;
    return to;
  };
  const isSame = (step: 1 | -1): boolean => {
    const [mine, theirs] = [near(i, step, sides.claim), near(at, step, sides.passage)];
    const isStart = mine < 0 && theirs < 0;
    return isStart || (theirs >= 0 && toPassage[mine] === theirs);
  };
  return isSame(-1) && isSame(1);
}

/** Say only that something is so: "remains unpublished". */
const LIGHT = new Set("remain remains remained stay stays stayed become became still".split(" "));

/** Whether the texts say about the same but for two words: of either's other words that count, half are the other's. */
function isCloseBesides({ claim, passage, alignment }: Sides, i: number, at: number): boolean {
  const share = (tokens: readonly Token[], aligned: readonly number[], but: number): number => {
    const others = tokens.flatMap((token, k) =>
      token.stop || k === but || LIGHT.has(token.word) ? [] : [aligned[k] !== -1],
    );
    return others.filter((one) => one).length / Math.max(1, others.length);
  };
  return (
    Math.min(share(claim, alignment.toPassage, i), share(passage, alignment.toClaim, at)) >= SAME_SUBJECT
  );
}

/** Whether what is said with two words is about the same. */
const speakOfTheSame = (sides: Sides, i: number, at: number): boolean =>
  isClose(sides) ||
  isCloseBesides(sides, i, at) ||
  (coveredBesides(sides, i, i) >= SAME_SUBJECT && shareArguments(sides, i, at));

const wordSetOf = oncePerText<ReadonlySet<string>>((tokens) => new Set(tokens.map(({ word }) => word)));

/** The pair that says the opposite: a word without a partner on either side. */
export function findOpposites(sides: Sides): Opposite[] {
  const { claim, passage, alignment } = sides;
  const found: Opposite[] = [];
  const lonelyOf = (tokens: readonly Token[], aligned: readonly number[], others: readonly Token[]) =>
    readOpposable(tokens).filter(
      ({ at, token }) => aligned[at] === -1 && !(token.stop && wordSetOf(others).has(token.word)),
    );
  const lonely = lonelyOf(passage, alignment.toClaim, claim);
  // "more likely" and "less likely", whatever else is more or less.
  for (const [i, one] of claim.entries()) {
    const before = (alignment.toPassage[i + 1] ?? -1) - 1;
    const facing = passage[before];
    if (facing === undefined || (!one.stop && !facing.stop) || !isOpposite(one.stem, facing.stem)) continue;
    found.push({
      difference: { kind: "opposite", passage: facing.surface, claim: one.surface },
      at: before,
      claimAt: i,
    });
  }
  const faced = new Set(found.map(({ claimAt }) => claimAt));
  for (const one of lonelyOf(claim, alignment.toPassage, passage)) {
    if (faced.has(one.at)) continue;
    const other = lonely.find(
      (candidate) =>
        areOpposable(one, candidate) &&
        !isOfSomethingElse(sides, one.at, candidate.at) &&
        ((one.counts && candidate.counts && speakOfTheSame(sides, one.at, candidate.at)) ||
          isFacing(sides, one.at, candidate.at, one.token.stop || candidate.token.stop)),
    );
    if (other === undefined) continue;
    found.push({
      difference: { kind: "opposite", passage: other.token.surface, claim: one.token.surface },
      at: other.at,
      claimAt: one.at,
    });
  }
  return found.sort((one, other) => one.claimAt - other.claimAt);
}
