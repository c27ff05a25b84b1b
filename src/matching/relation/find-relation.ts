import { type Token, tokenize } from "../tokens.ts";
import { readDenials } from "./denials.ts";
import type { Difference } from "./difference.ts";
import { isDoubtful } from "./doubt.ts";
import { findMood } from "./find-mood.ts";
import { findNames } from "./find-names.ts";
import { findNegation } from "./find-negation.ts";
import { findNumbers } from "./find-numbers.ts";
import { findOpposites, type Opposite } from "./find-opposites.ts";
import { findOrder } from "./find-order.ts";
import { isReported, reportedPart } from "./find-report.ts";
import { findReversals } from "./find-reversal.ts";
import { findScope } from "./find-scope.ts";
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

/** Verbs of one deal told from its two ends: "Sweden beat Norway", "Norway lost to Sweden". A group a line, its ends parted by "|". */
const CONVERSES = `
beat beats beaten defeat defeats defeated win wins won | lose loses lost
capture captures captured recapture recaptured retake retook seize seized conquer conquered | lose loses lost
buy buys bought purchase purchases purchased acquire acquires acquired | sell sells sold
lend lends lent loan loans loaned | borrow borrows borrowed
give gives gave given grant grants granted award awards awarded donate donated send sends sent | get gets got receive receives received take takes took taken
export exports exported | import imports imported
teach teaches taught | learn learns learned learnt
employ employs employed hire hires hired | work works worked join joins joined
let lets lease leases leased | rent rents rented
precede precedes preceded before | follow follows followed after
lead leads led ahead | trail trails trailed behind
`;
const endsOf = new Map<string, Set<string>>();
for (const line of CONVERSES.trim().split("\n")) {
  const [one = [], other = []] = line.split("|").map((side) => side.trim().split(/\s+/));
  for (const [mine, theirs] of [
    [one, other],
    [other, one],
  ] as const) {
    for (const word of mine) endsOf.set(word, new Set([...(endsOf.get(word) ?? []), ...theirs]));
  }
}

/** Whether two opposites are the two ends of one deal, whose parties have exchanged their places. */
function isOtherEnd({ claim, passage, alignment }: Sides, { at, claimAt }: Opposite): boolean {
  const [mine, theirs] = [claim[claimAt]?.word ?? "", passage[at]?.word ?? ""];
  if (endsOf.get(mine)?.has(theirs) !== true) return false;
  const before = alignment.toPassage.flatMap((to, from) => (to !== -1 && from < claimAt ? [to] : []));
  const behind = alignment.toPassage.flatMap((to, from) => (to !== -1 && from > claimAt ? [to] : []));
  return before.some((to) => to > at) && behind.some((to) => to < at);
}

const COMPARISON = /^(?:more|less|fewer|.+er)$/;

/** Where a comparison's other end begins: behind "than", or behind the second "as" of "not as well as". */
function otherEnd(tokens: readonly Token[]): { readonly at: number; readonly denied: boolean } {
  const than = tokens.findIndex((token) => token.word === "than");
  if (than !== -1) return { at: than, denied: false };
  const not = tokens.findIndex((token) => /^(?:not|[a-z]+nt|less)$/u.test(token.word));
  const as = tokens.findIndex((token, at) => token.word === "as" && at > not);
  return {
    at: not === -1 || as === -1 ? -1 : tokens.findLastIndex((token) => token.word === "as"),
    denied: true,
  };
}

/** "The third sold better than the first" and "the first did not sell as well as the third". */
function isDeniedConverse({ claim, passage, alignment }: Sides): boolean {
  const [mine, theirs] = [otherEnd(claim), otherEnd(passage)];
  if (mine.at === -1 || theirs.at === -1 || mine.denied === theirs.denied) return false;
  const behind = alignment.toPassage.filter((to, at) => at > mine.at && to !== -1);
  const before = alignment.toPassage.filter((to, at) => at < mine.at && to > theirs.at);
  return behind.length > 0 && before.length > 0 && behind.every((to) => to < theirs.at);
}

/** Whether both texts compare, by the same word. */
const isCompared = ({ claim, passage }: Sides): boolean => {
  const compares = (tokens: readonly Token[]): boolean => tokens.some(({ word }) => word === "than");
  const words = new Set(passage.map(({ word }) => word));
  return (
    compares(claim) && compares(passage) && claim.some(({ word }) => COMPARISON.test(word) && words.has(word))
  );
};

/** "Cows produce more than cars" and "cars produce less than cows": what follows the one "than" stands before the other. */
function isConverse({ claim, passage, alignment }: Sides, opposites: readonly Opposite[]): boolean {
  if (!opposites.every((one) => COMPARISON.test(claim[one.claimAt]?.word ?? ""))) return false;
  const [mine, theirs] = [claim, passage].map((tokens) => tokens.findIndex((token) => token.word === "than"));
  if (mine === undefined || theirs === undefined || mine === -1 || theirs === -1) return false;
  const compared = alignment.toPassage.find((to, at) => at > mine && to !== -1);
  return compared !== undefined && compared < theirs;
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
  const part = reportedPart(sides);
  if (part === null) return found;
  const reported = relate({ ...input, passage: part, beside: [] }, readSides(input.claim, part));
  if (reported.relation !== "repeats" || reported.doubtful) return found;
  return { ...found, relation: "reports", differences: [], doubtful: false };
}

function relate(input: RelationInput, sides: Sides): RelationFinding {
  const { claim, passage } = input;
  const shares = { covered: sides.covered, coveredBack: sides.coveredBack, sides };
  const author = new Set(input.author ?? []);
  const opposites = findOpposites(sides).filter((one) => !isOtherEnd(sides, one));
  // "accept" and "reject" are opposites: to read "reject" as a denial as well would take that back.
  const denials = {
    mine: readDenials(claim).filter((one) => !opposites.some(({ claimAt }) => claimAt === one.at)),
    theirs: readDenials(passage).filter((one) => !opposites.some(({ at }) => at === one.at)),
  };
  const negation = findNegation(sides, denials, opposites, input.beside ?? []);
  const others = [...findNumbers(sides), ...findNames(sides, author), ...findOrder(sides)];
  const cancelled = opposites.length > 0 && !negation.odd && denials.theirs.length !== denials.mine.length;
  if ((opposites.length > 0 && isConverse(sides, opposites)) || isDeniedConverse(sides))
    return { relation: "repeats", differences: [], ...shares, doubtful: false, converse: true };
  const reversals = denials.mine.length + denials.theirs.length === 0 ? findReversals(sides) : [];
  // "Nurses earn less than janitors" and "janitors earn less than nurses": one of them is wrong.
  const exchanged =
    isCompared(sides) &&
    denials.mine.length === denials.theirs.length &&
    others.some(({ kind }) => kind === "order");
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
