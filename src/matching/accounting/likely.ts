import { agrees } from "../relation/quantities.ts";
import type { Sides } from "../relation/sides.ts";
import { costOf } from "./cost.ts";
import type { Unexplained } from "./explain.ts";
import weights from "./likely.json" with { type: "json" };
import { LIKELY_VALUES, likelyValues } from "./likely-values.ts";
import { isOtherDeed } from "./other-deed.ts";
import type { ResidueReason } from "./residue.ts";

/** Fewer explained words prove nothing, and one more where anything is left besides. */
const FEWEST = 2;

/** What decides what is said: without it nothing is likely. In a clause of its own it decides something else. */
const UNBOUGHT: ReadonlySet<ResidueReason> = new Set(["negation", "number", "letters"]);

/** Cues that make another statement of what is otherwise the same, by their keys. */
const DECIDING = new Set(
  "only partly most few half almost both a-few twice used-to former acting consider plan propose expect try suspected suspect reportedly might perhaps could seem want should would yet less".split(
    " ",
  ),
);

/** Whether something is left that no likeness outweighs. */
function decides({ side, why, place, cue, from }: Unexplained, sides: Sides): boolean {
  // Wherever they stand: who is who, and which number is whose.
  if (why === "order" || place === "head") return true;
  if (place === "aside") return false;
  if (why === "name") return side === "passage";
  // "just" limits, and is also said for nothing.
  const isDeciding = cue !== undefined && DECIDING.has(cue.split(" ")[1] ?? "");
  return UNBOUGHT.has(why) || (isDeciding && sides[side][from]?.word !== "just");
}

const WEIGHTS: Readonly<Record<string, number>> = weights.weights;
const LEARNT = LIKELY_VALUES.map((name) => WEIGHTS[name] ?? 0);

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

const explainedIn = ({ claim, alignment }: Sides): number =>
  claim.filter((token, at) => !token.stop && alignment.toPassage[at] !== -1).length;

/** Whether something is left that no likeness outweighs: another denial, number or letter, an exchanged order, a name that only the passage has. */
export const isDecided = (unexplained: readonly Unexplained[], sides: Sides): boolean =>
  explainedIn(sides) < FEWEST || isOtherAmount(sides) || unexplained.some((one) => decides(one, sides));

/** So much may be unexplained for each word that is explained, where nearly all is the claim's own: "Wow, …", "the state of". */
const BUDGET = 0.5;

/** Whether what is unexplained costs next to nothing. */
export function costsLittle(unexplained: readonly Unexplained[], sides: Sides): boolean {
  const cost = unexplained.reduce((sum, one) => sum + costOf(one), 0);
  return cost <= BUDGET * explainedIn(sides) && !isOtherDeed(unexplained, sides);
}

/** Whether what is unexplained says so little that the passage most likely says what the claim says. */
export function saysLittle(unexplained: readonly Unexplained[], sides: Sides): boolean {
  if (isDecided(unexplained, sides)) return false;
  if (costsLittle(unexplained, sides)) return true;
  if (explainedIn(sides) <= FEWEST) return false;
  let score = weights.bias;
  for (const [i, value] of likelyValues(unexplained, sides).entries()) score += value * (LEARNT[i] ?? 0);
  return score >= weights.threshold;
}
