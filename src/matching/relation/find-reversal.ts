import type { Token } from "../tokens.ts";
import type { Difference } from "./difference.ts";
import { isOpposite } from "./opposites.ts";
import { agrees } from "./quantities.ts";
import { isClose, type Sides, textOf } from "./sides.ts";

/** How a limit is said before a number, and which way it goes. Longer ones first, since "no more than" holds "more than". */
const LIMITS: readonly (readonly [words: readonly string[], up: boolean])[] = [
  ["no more than", false],
  ["not more than", false],
  ["no fewer than", true],
  ["no less than", true],
  ["not fewer than", true],
  ["not less than", true],
  ["more than", true],
  ["less than", false],
  ["fewer than", false],
  ["at least", true],
  ["at most", false],
  ["upwards of", true],
  ["up to", false],
  ["over", true],
  ["above", true],
  ["under", false],
  ["below", false],
].map(([words, up]) => [String(words).split(" "), up === true] as const);

/** Whether a number is said to be a lower limit, an upper one, or none (null). */
function limitBefore(tokens: readonly Token[], at: number): boolean | null {
  const found = LIMITS.find(([words]) =>
    words.every((word, i) => tokens[at - words.length + i]?.word === word),
  );
  return found?.[1] ?? null;
}

/** "More than five hours" and "less than five hours". */
function findLimits({ claim, passage, claimQuantities, passageQuantities }: Sides): Difference[] {
  return claimQuantities.flatMap((mine) => {
    const other = passageQuantities.find((theirs) => agrees(mine, theirs));
    if (other === undefined) return [];
    const [up, upThere] = [limitBefore(claim, mine.from), limitBefore(passage, other.from)];
    if (up === null || upThere === null || up === upThere) return [];
    return [
      {
        kind: "opposite",
        passage: textOf(passage, Math.max(0, other.from - 2), other.to),
        claim: textOf(claim, Math.max(0, mine.from - 2), mine.to),
      },
    ];
  });
}

const isBetween = (at: number, one: number, other: number): boolean =>
  Math.min(one, other) < at && at < Math.max(one, other);

/** Two opposites have exchanged their places while what they are said of has not: "burglaries fell while thefts rose" and the other way round. */
function findExchangedOpposites({ claim, passage, alignment }: Sides): Difference[] {
  const { toPassage } = alignment;
  for (let one = 0; one < claim.length; one++) {
    const to = toPassage[one] ?? -1;
    if (to === -1 || claim[one]?.stop) continue;
    for (let other = one + 1; other < claim.length; other++) {
      const there = toPassage[other] ?? -1;
      if (there === -1 || there > to || !isOpposite(claim[one]?.stem ?? "", claim[other]?.stem ?? ""))
        continue;
      const kept = toPassage.filter(
        (at, i) => at !== -1 && i !== one && i !== other && !claim[i]?.stop && i < one === at < there,
      );
      const all = toPassage.filter((at, i) => at !== -1 && i !== one && i !== other && !claim[i]?.stop);
      const isParted = toPassage.some(
        (at, i) => at !== -1 && isBetween(i, one, other) && isBetween(at, to, there),
      );
      if (kept.length < all.length || !isParted) continue;
      return [{ kind: "opposite", passage: textOf(passage, there, to), claim: textOf(claim, one, other) }];
    }
  }
  return [];
}

/** What is turned round without a word that denies: a limit, or two opposites that have exchanged their places. */
export function findReversals(sides: Sides): Difference[] {
  if (!isClose(sides)) return [];
  return [...findLimits(sides), ...findExchangedOpposites(sides)];
}
