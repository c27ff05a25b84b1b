import { howCommon } from "../lexicon/senses.ts";
import type { Sides } from "../relation/sides.ts";
import type { Unexplained } from "./explain.ts";
import { isOtherDeed } from "./other-deed.ts";

const PLACES = ["instead", "aside", "inserted", "within"] as const;
const SIDES = ["claim", "passage"] as const;
const COMMONNESS = ["often", "sometimes", "seldom"] as const;
/** Places of which there are too few words to tell them by how common they are. */
const POOLED: ReadonlySet<string> = new Set(["aside", "inserted"]);
/** What is counted of each side, whatever word it is. */
const REASONS = ["near", "function-word", "quantifier", "modal", "name", "other-aside"] as const;

/** What is known of a passage without a difference and its claim: how much of each the other explains, in which order, and what is left. */
export const LIKELY_VALUES = [
  "covered",
  "coveredBack",
  "explained",
  "inverted",
  "invertedBack",
  "run",
  "same",
  "length",
  "deed",
  "deedCovered",
  ...SIDES.flatMap((side) => REASONS.map((why) => `${side} ${why}`)),
  ...SIDES.flatMap((side) =>
    PLACES.flatMap((place) =>
      POOLED.has(place)
        ? [`${side} word ${place}`]
        : COMMONNESS.map((common) => `${side} word ${place} ${common}`),
    ),
  ),
] as const;

const indexOf = new Map<string, number>(LIKELY_VALUES.map((name, i) => [name, i]));

/** Beyond so many, more of them tell nothing more. */
const MOST_EXPLAINED = 10;
const MOST_INVERTED = 4;
const LONGEST = 3;
/** Unexplained words weigh by the words that are explained, of which short sentences have at least so many. */
const FEWEST_EXPLAINED = 3;

/** The values of {@link LIKELY_VALUES}, in parallel. */
export function likelyValues(unexplained: readonly Unexplained[], sides: Sides): Float64Array {
  const { claim, passage, covered, coveredBack } = sides;
  const { toPassage } = sides.alignment;
  const values = new Float64Array(LIKELY_VALUES.length);
  const add = (name: string, value: number): void => {
    const at = indexOf.get(name);
    if (at !== undefined) values[at] = (values[at] ?? 0) + value;
  };
  let explained = 0;
  let same = 0;
  let inverted = 0;
  let run = 0;
  let longest = 0;
  let last = -1;
  for (const [at, to] of toPassage.entries()) {
    run = to !== -1 && at > 0 && to === (toPassage[at - 1] ?? -1) + 1 && to > 0 ? run + 1 : 0;
    longest = Math.max(longest, run);
    if (to === -1) continue;
    if (to < last) inverted++;
    last = to;
    if (claim[at]?.stop) continue;
    explained++;
    if (claim[at]?.stem === passage[to]?.stem) same++;
  }
  const turns = Math.min(inverted, MOST_INVERTED);
  const deed = isOtherDeed(unexplained, sides) ? 1 : 0;
  add("covered", covered);
  add("coveredBack", coveredBack);
  add("explained", Math.min(explained, MOST_EXPLAINED));
  add("inverted", turns);
  add("invertedBack", turns * coveredBack);
  add("run", longest);
  add("same", same / Math.max(1, explained));
  add("length", Math.min(passage.length / Math.max(1, claim.length), LONGEST));
  add("deed", deed);
  add("deedCovered", deed * covered);
  const share = 1 / Math.max(FEWEST_EXPLAINED, explained);
  for (const { side, why, place, from } of unexplained) {
    if (why === "word" && POOLED.has(place)) add(`${side} word ${place}`, share);
    else if (why === "word") add(`${side} word ${place} ${howCommon(sides[side][from])}`, share);
    else if (why === "near" || why === "function-word") add(`${side} ${why}`, share);
    else add(`${side} ${place === "aside" ? "other-aside" : why}`, 1);
  }
  return values;
}
