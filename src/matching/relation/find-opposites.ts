import { areOpposed, sensesOf } from "../lexicon/senses.ts";
import type { Token } from "../tokens.ts";
import type { Difference } from "./difference.ts";
import { isOpposite } from "./opposites.ts";
import { isClose, isSamePlace, type Sides } from "./sides.ts";

export interface Opposite {
  readonly difference: Difference;
  readonly at: number;
  readonly claimAt: number;
}

const KEEPS_FROM = 5;
/** "keep tourists from taking selfies" is no keeping. */
const isKeepFrom = (tokens: readonly Token[], at: number): boolean =>
  /^ke(?:ep|pt)/.test(tokens[at]?.word ?? "") &&
  tokens.slice(at, at + KEEPS_FROM).some((one) => one.word === "from");

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

/** The pair that says the opposite: a word without a partner on either side. */
export function findOpposites(sides: Sides): Opposite[] {
  const { claim, passage, alignment } = sides;
  const found: Opposite[] = [];
  const [senses, otherSenses] = [sensesOf(claim), sensesOf(passage)];
  const isLonely = (token: Token, aligned: number | undefined, others: readonly Token[]): boolean =>
    aligned === -1 &&
    token.kind !== "number" &&
    !(token.stop && others.some((one) => one.word === token.word));
  const lonely = passage.flatMap((token, at) =>
    isLonely(token, alignment.toClaim[at], claim) && !isKeepFrom(passage, at)
      ? [{ token, at, sense: otherSenses[at] }]
      : [],
  );
  const close = isClose(sides);
  for (const [i, one] of claim.entries()) {
    // "more likely" and "less likely", whatever else is more or less.
    const before = (alignment.toPassage[i + 1] ?? -1) - 1;
    const facing = passage[before];
    if (facing !== undefined && (one.stop || facing.stop) && isOpposite(one.stem, facing.stem)) {
      found.push({
        difference: { kind: "opposite", passage: facing.surface, claim: one.surface },
        at: before,
        claimAt: i,
      });
      continue;
    }
    if (!isLonely(one, alignment.toPassage[i], passage) || isKeepFrom(claim, i)) continue;
    const other = lonely.find(
      ({ token, at, sense }) =>
        (isOpposite(one.stem, token.stem) || areOpposed(senses[i], sense)) &&
        ((close && !one.stop && !token.stop) || isFacing(sides, i, at, one.stop || token.stop)),
    );
    if (other === undefined) continue;
    found.push({
      difference: { kind: "opposite", passage: other.token.surface, claim: one.surface },
      at: other.at,
      claimAt: i,
    });
  }
  return found;
}
