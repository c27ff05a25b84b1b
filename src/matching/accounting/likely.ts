import { agrees } from "../relation/quantities.ts";
import type { Sides } from "../relation/sides.ts";
import type { Token } from "../tokens.ts";
import type { Unexplained } from "./explain.ts";
import type { ResidueReason } from "./residue.ts";
import { lemmaOf } from "./verb-forms.ts";

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
  added: 4,
  /** The same where all around it is the claim's: "core inflation" for inflation. */
  inserted: 9,
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

export function costOf({ side, why, place }: Unexplained): number {
  if (why === "near") return COSTS.near;
  if (why === "function-word") return COSTS.preposition;
  if (why === "name" && side === "passage" && place !== "aside") return Number.POSITIVE_INFINITY;
  // Wherever they stand: who is who, and which number is whose.
  if (why === "order" || place === "head") return Number.POSITIVE_INFINITY;
  if (UNBOUGHT.has(why) && place !== "aside") return Number.POSITIVE_INFINITY;
  if (place === "inserted" && side === "passage") return COSTS.inserted;
  if (place === "instead") return COSTS.instead;
  if (place === "aside") return COSTS.aside;
  return side === "claim" ? COSTS.missing : COSTS.added;
}

/** A verb by its form, for no list has them all: "searched", "stolen", "was keeping". */
const isVerbForm = (tokens: readonly Token[], at: number): boolean => {
  const word = tokens[at]?.word ?? "";
  // "stores its users' data".
  const hasObject = /[a-z]{2}s$/u.test(word) && DETERMINERS.has(tokens[at + 1]?.word ?? "");
  return hasObject || /[a-z]{2}(?:ed|ing)$/u.test(word) || lemmaOf(word) !== word;
};
const DETERMINERS = new Set("the a an its his her their our my your this these those".split(" "));

/** Whether each text says something was done of which the other knows nothing: searched and guarded, handed and sold. */
export function isOtherDeed(unexplained: readonly Unexplained[], { claim, passage }: Sides): boolean {
  const has = (side: Unexplained["side"], tokens: readonly Token[]): boolean =>
    unexplained.some(
      (one) =>
        one.side === side && one.why === "word" && one.place !== "aside" && isVerbForm(tokens, one.from),
    );
  return has("claim", claim) && has("passage", passage);
}

/** How far, and up to where: in the languages whose passages can be likely. */
export const BY: ReadonlySet<string> = new Set(["by", "um", "em", "de", "en"]);
export const TO: ReadonlySet<string> = new Set(["to", "para", "à", "au", "a", "auf", "hasta"]);

/** Whether of one number that both have more is said than the words before and behind it explain: "by 5" and "to 5", "2 years" and "2 months". */
function isOtherAmount({ claim, passage, alignment, claimQuantities, passageQuantities }: Sides): boolean {
  return claimQuantities.some((mine) =>
    passageQuantities.some((theirs) => {
      if (!agrees(mine, theirs)) return false;
      const [before, other] = [claim[mine.from - 1]?.word ?? "", passage[theirs.from - 1]?.word ?? ""];
      if ((BY.has(before) && TO.has(other)) || (TO.has(before) && BY.has(other))) return true;
      const [unit, otherUnit] = [claim[mine.to + 1], passage[theirs.to + 1]];
      return (
        unit !== undefined &&
        otherUnit !== undefined &&
        TIMES.test(unit.word) &&
        TIMES.test(otherUnit.word) &&
        alignment.toPassage[mine.to + 1] === -1
      );
    }),
  );
}
const TIMES = /^(?:second|minute|hour|day|week|month|year|decade|centur(?:y|ie))s?$/u;

/** Whether what is unexplained says so little that the passage most likely says what the claim says. */
export function saysLittle(unexplained: readonly Unexplained[], sides: Sides): boolean {
  if (isOtherDeed(unexplained, sides) || isOtherAmount(sides)) return false;
  const { claim, alignment } = sides;
  const explained = claim.filter((token, at) => !token.stop && alignment.toPassage[at] !== -1).length;
  const cost = unexplained.reduce((sum, one) => sum + costOf(one), 0);
  return isWithinBudget(cost, explained);
}
