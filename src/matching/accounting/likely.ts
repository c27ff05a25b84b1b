import type { Sides } from "../relation/sides.ts";
import type { Unexplained } from "./explain.ts";
import type { ResidueReason } from "./residue.ts";

/**
 * What an unexplained word takes from the proof, by what it is: a word that says little takes little. Set by hand on the project's pairs;
 * docs/decisions/0014-accounting.md has the curve that the budget was chosen on.
 */
export const COSTS = {
  /** Said with a word of nearly the same sense. */
  near: 0.5,
  /** "from" for "by": who did it to whom is read from the roles (relation/roles.ts). */
  preposition: 0.25,
  /** A word in the place of another, each. */
  instead: 1.5,
  /** A word of a clause that says nothing else of the claim: "Good news for parents:". */
  aside: 1,
  /** A word that only the claim has: "Senator", "the city of". */
  missing: 2,
  /** A word that only the passage has. */
  added: 2.5,
  /** The same where all around it is the claim's: "core inflation" for inflation. */
  inserted: 4,
} as const;

/** So much may be unexplained for each word that is explained. */
const BUDGET = 1.4;
/** Fewer explained words prove nothing. */
const FEWEST = 2;

/** What decides what is said: without it nothing is likely. In a clause of its own it decides something else. */
export const UNBOUGHT: ReadonlySet<ResidueReason> = new Set([
  "negation",
  "modal",
  "number",
  "quantifier",
  "letters",
  "order",
]);

/** Whether so much may be unexplained where so many words are explained. */
export const isWithinBudget = (cost: number, explained: number): boolean =>
  explained >= FEWEST && cost <= BUDGET * explained;

function costOf({ side, why, place }: Unexplained): number {
  if (why === "near") return COSTS.near;
  if (why === "function-word") return COSTS.preposition;
  if (why === "name" && side === "passage" && place !== "aside") return Number.POSITIVE_INFINITY;
  if (UNBOUGHT.has(why) && place !== "aside") return Number.POSITIVE_INFINITY;
  if (place === "inserted" && side === "passage") return COSTS.inserted;
  if (place === "instead") return COSTS.instead;
  if (place === "aside") return COSTS.aside;
  return side === "claim" ? COSTS.missing : COSTS.added;
}

/** Whether what is unexplained says so little that the passage most likely says what the claim says. */
export function saysLittle(unexplained: readonly Unexplained[], { claim, alignment }: Sides): boolean {
  const explained = claim.filter((token, at) => !token.stop && alignment.toPassage[at] !== -1).length;
  const cost = unexplained.reduce((sum, one) => sum + costOf(one), 0);
  return isWithinBudget(cost, explained);
}
