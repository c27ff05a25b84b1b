import type { Difference } from "./difference.ts";
import { agrees, isComparable, type Quantity } from "./quantities.ts";
import { isSamePlace, SAME_SUBJECT, type Sides, textOf } from "./sides.ts";

/** Share of either text that the other must have for its only sum to be the other's. */
const LEAST_SHARED = 0.3;
const DATES: ReadonlySet<string> = new Set(["year", "day", "month", "weekday"]);

/** "Nine of the ten" is not ten. */
function findParts(sides: Sides, mine: readonly Quantity[], theirs: readonly Quantity[]): Difference[] {
  const { passage } = sides;
  return theirs.flatMap((one): Difference[] => {
    if (mine.some((other) => agrees(other, one))) return [];
    const next = passage[one.to + 1]?.word === "of" ? one.to + 2 : -1;
    const at = passage[next]?.word === "the" ? next + 1 : next;
    const whole = theirs.find((other) => other.from === at && mine.some((own) => agrees(own, other)));
    if (whole === undefined || mine.some((own) => isComparable(own, one) && !agrees(own, whole))) return [];
    return [{ kind: "number", passage: textOf(passage, one.from, whole.to), claim: "" }];
  });
}

/** Two sums or shares in texts of one length, or two counts of one thing: "3 million people" and "13 million people". */
function isOfSameThing(
  { claim, passage, alignment, covered, coveredBack }: Sides,
  one: Quantity,
  other: Quantity,
): boolean {
  if (Math.min(covered, coveredBack) < LEAST_SHARED) return false;
  const measured = one.measure !== null && one.measure.dimension === other.measure?.dimension;
  if (measured && (one.measure.dimension === "age" || one.value === other.value)) return true;
  const isSum = one.unit === other.unit && (one.unit === "money" || one.unit === "percent");
  const counted = alignment.toPassage[one.to + 1];
  return (
    isSum ||
    (claim[one.to + 1]?.stop === false && counted === other.to + 1 && passage[other.to + 1] !== undefined)
  );
}

/** Numbers and dates of the claim for which the passage has others. */
export function findNumbers(sides: Sides): Difference[] {
  const { claim, passage, claimQuantities: mine, passageQuantities: theirs } = sides;
  const used = new Set<Quantity>();
  const others = mine.flatMap((one): Difference[] => {
    if (theirs.some((other) => agrees(one, other))) return [];
    const other = theirs.find(
      (candidate) =>
        !used.has(candidate) &&
        !mine.some((own) => agrees(own, candidate)) &&
        isComparable(one, candidate) &&
        (sides.covered >= SAME_SUBJECT ||
          isOfSameThing(sides, one, candidate) ||
          isSamePlace(sides, one.from, one.to, candidate.from, candidate.to)),
    );
    if (other === undefined) return [];
    used.add(other);
    return [
      {
        kind: DATES.has(one.unit) ? "date" : "number",
        passage: textOf(passage, other.from, other.to),
        claim: textOf(claim, one.from, one.to),
      },
    ];
  });
  return [...findParts(sides, mine, theirs), ...others];
}
