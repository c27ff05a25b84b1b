import type { Unexplained } from "./explain.ts";

/**
 * What an unexplained word takes from the proof, by what it is: a word that says little takes little. Set by hand on the project's pairs;
 * docs/decisions/0014-accounting.md has the curves.
 */
export const COSTS = {
  /** Said with a word of nearly the same sense. */
  near: 0.5,
  /** "from" for "by": who did it to whom is read from the roles (relation/roles.ts). */
  preposition: 0.25,
  /** A word in the place of another, each. */
  instead: 1.5,
  /** A word of a clause that says nothing else of the claim: "Good news for parents:". */
  aside: 0.75,
  /** A word that only the claim has: "Senator", "the city of". */
  missing: 2,
  /** A word that only the passage has. */
  added: 4,
  /** The same where all around it is the claim's: "core inflation" for inflation. */
  inserted: 9,
} as const;

export function costOf({ side, why, place }: Unexplained): number {
  if (why === "near") return COSTS.near;
  if (why === "function-word") return COSTS.preposition;
  if (why !== "word" && why !== "name" && place !== "aside") return Number.POSITIVE_INFINITY;
  if (place === "inserted" && side === "passage") return COSTS.inserted;
  if (place === "instead") return COSTS.instead;
  if (place === "aside") return COSTS.aside;
  return side === "claim" ? COSTS.missing : COSTS.added;
}
