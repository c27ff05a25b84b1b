import { type Token, tokenize } from "../tokens.ts";
import { isCompared, isConverse, isDeniedConverse } from "./comparisons.ts";
import { isOtherEnd } from "./converses.ts";
import { readDenials } from "./denials.ts";
import type { Difference } from "./difference.ts";
import { isDoubtful } from "./doubt.ts";
import { findMood } from "./find-mood.ts";
import { findNames } from "./find-names.ts";
import { findNegation } from "./find-negation.ts";
import { findNumbers } from "./find-numbers.ts";
import { findOpposites, type Opposite } from "./find-opposites.ts";
import { findOrder } from "./find-order.ts";
import { isReported, reportedParts } from "./find-report.ts";
import { findReversals } from "./find-reversal.ts";
import { findScope } from "./find-scope.ts";
import { findStates } from "./find-states.ts";
import { findSwappedWords } from "./find-swapped-words.ts";
import { readSides, type Sides } from "./sides.ts";

export type Relation = "repeats" | "contradicts" | "differs" | "reports";

export interface RelationFinding {
  readonly relation: Relation;
  readonly differences: readonly Difference[];
  /** Share of the claim's words that count which the passage has, 0..1. */
  readonly covered: number;
  /** Share of the passage's words that count which the claim has, 0..1. */
  readonly coveredBack: number;
  /** Which word of the one is which of the other. */
  readonly sides: Sides;
  /** The texts compare the same two things, each from its end: "less than Britain", "more than France". */
  readonly converse?: boolean;
  /** Something stands on one side only that may change what is said, though no difference can be named. */
  readonly doubtful: boolean;
}

/** A passage with what stands around it. */
export interface RelationInput {
  readonly passage: readonly Token[];
  readonly claim: readonly Token[];
  /** The sentences before and after the passage, where a rebuttal may stand. */
  readonly beside?: readonly (readonly Token[])[];
  /** Who says the passage, as words: a name of the claim that is the author's needs not be repeated. */
  readonly author?: readonly string[];
}

/**
 * What a passage does with a claim: repeats it, says its opposite, says it with another number, name, place or date, or says that
 * somebody said it. Handing out a verdict for the opposite sentence is the worst thing that can happen here, so every rule that
 * finds a difference outweighs any likeness.
 */
export function findRelation(input: RelationInput): RelationFinding {
  const sides = readSides(input.claim, input.passage);
  const found = relate(input, sides);
  if (found.relation !== "contradicts" && found.relation !== "differs") return found;
  // "Two gymnasts of the club say the coach knew": what differs may be who says it.
  const isReport = reportedParts(sides).some(({ said, report }) => {
    // "There is no truth in the claim that …" denies it in its own voice; "he denied that …" is his denial.
    const isRefuted = readDenials(input.passage).some(
      ({ at, from }) => from < at && (at < report.from || at > report.to),
    );
    if (isRefuted && report.denied !== true) return false;
    const reported = relate({ ...input, passage: said, beside: [] }, readSides(input.claim, said));
    const isSame = reported.relation === "repeats" || reported.relation === "reports";
    return isSame && !(reported.doubtful && found.relation === "differs");
  });
  return isReport ? { ...found, relation: "reports", differences: [], doubtful: false } : found;
}

function relate(input: RelationInput, sides: Sides): RelationFinding {
  const { claim, passage } = input;
  const shares = { covered: sides.covered, coveredBack: sides.coveredBack, sides };
  const author = new Set(input.author ?? []);
  const listed = findOpposites(sides).filter((one) => !isOtherEnd(sides, one));
  // "went" is the other end of "won", "went to someone else" is not.
  const isNoDeal = (one: Opposite): boolean =>
    one.difference.passage.includes(" ") || !isOtherEnd(sides, one);
  const opposites = listed.length > 0 ? listed : findStates(sides).filter(isNoDeal);
  // "accept" and "reject" are opposites: to read "reject" as a denial as well would take that back.
  const denials = {
    mine: readDenials(claim).filter((one) => !opposites.some(({ claimAt }) => claimAt === one.at)),
    theirs: readDenials(passage).filter((one) => !opposites.some(({ at }) => at === one.at)),
  };
  const negation = findNegation(sides, denials, opposites, input.beside ?? []);
  const others = [...findNumbers(sides), ...findNames(sides, author), ...findOrder(sides)];
  const cancelled = opposites.length > 0 && !negation.odd && denials.theirs.length !== denials.mine.length;
  if (isConverse(sides, opposites) || isDeniedConverse(sides))
    return { relation: "repeats", differences: [], ...shares, doubtful: false, converse: true };
  const reversals = denials.mine.length + denials.theirs.length === 0 ? findReversals(sides) : [];
  // "Nurses earn less than janitors" and "janitors earn less than nurses": one of them is wrong.
  const exchanged =
    others.some(({ kind }) => kind === "order") &&
    denials.mine.length === denials.theirs.length &&
    isCompared(sides);
  if (negation.odd || (opposites.length > 0 && !cancelled) || reversals.length > 0 || exchanged) {
    const plain = [...opposites.map((one) => one.difference), ...reversals];
    const differences = [...negation.differences, ...plain, ...others];
    return { relation: "contradicts", differences, ...shares, doubtful: false };
  }
  others.push(...findMood(sides), ...findScope(sides));
  if (others.length === 0 && !cancelled) others.push(...findSwappedWords(sides));
  if (others.length > 0) return { relation: "differs", differences: others, ...shares, doubtful: false };
  const relation = isReported(sides) ? "reports" : "repeats";
  return { relation, differences: [], ...shares, doubtful: negation.open || isDoubtful(sides, author) };
}

/** {@link findRelation} for two plain texts. */
export function relationBetween(passage: string, claim: string): RelationFinding {
  return findRelation({ passage: tokenize(passage), claim: tokenize(claim) });
}
