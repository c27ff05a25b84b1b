import { type Alignment, alignWords } from "./align-words.ts";
import { isDoubtful } from "./doubt.ts";
import { readNames } from "./names.ts";
import { type Denial, isRebuttal, readDenials } from "./negation.ts";
import { agrees, isComparable, type Quantity, readQuantities } from "./quantities.ts";
import { readReports } from "./reporting.ts";
import { type Token, tokenize } from "./tokens.ts";
import { isOpposite } from "./word-groups.ts";

export type Relation = "repeats" | "contradicts" | "differs" | "reports";
export type DifferenceKind =
  | "negation"
  | "opposite"
  | "number"
  | "date"
  | "name"
  | "place"
  | "order"
  | "word";

/** What stands in the passage where something else stands in the claim; either may be empty. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly passage: string;
  readonly claim: string;
}

export interface RelationFinding {
  readonly relation: Relation;
  readonly differences: readonly Difference[];
  /** Share of the claim's words that count which the passage has, 0..1. */
  readonly covered: number;
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

/** From this share of the claim on, two texts are about the same thing, and what differs between them is a difference. */
const SAME_SUBJECT = 0.5;
/** From this share of its other words on, a claim's name must stand in the passage if any name does. */
const NEARLY_VERBATIM = 0.7;

const CLAUSE_BREAK = /[.,;:!?()…—–|/]/u;
/** Words before a verb of saying among which the speaker's name stands. */
const SPEAKER_REACH = 5;
/** Words between two denials of which the second takes back the first. */
const TAKES_BACK = 2;
/** Two texts of the same words. */
const NEARLY_ALL = 0.85;
/** Below this share of the claim, a verb of saying in the passage governs something else. */
const LEAST_REPORTED = 0.4;
/** Words that count which one edit replaces, and which must be left for it to be an edit. */
const LONGEST_SWAP = 3;
const FEWEST_KEPT = 2;

interface Sides {
  readonly claim: readonly Token[];
  readonly passage: readonly Token[];
  readonly alignment: Alignment;
  readonly covered: number;
}

/** "3" and "three" are one word. */
function withQuantities(words: Alignment, claim: readonly Token[], passage: readonly Token[]): Alignment {
  const toPassage = [...words.toPassage];
  const toClaim = [...words.toClaim];
  const theirs = readQuantities(passage);
  for (const mine of readQuantities(claim)) {
    const other = theirs.find((one) => agrees(mine, one) && toClaim[one.from] === -1);
    if (other === undefined || toPassage[mine.from] !== -1) continue;
    for (let i = mine.from; i <= mine.to; i++) if (toPassage[i] === -1) toPassage[i] = other.from;
    for (let j = other.from; j <= other.to; j++) if (toClaim[j] === -1) toClaim[j] = mine.from;
  }
  return { toPassage, toClaim };
}

const textOf = (tokens: readonly Token[], from: number, to: number): string =>
  tokens
    .slice(from, to + 1)
    .map((token) => token.surface)
    .join(" ");

/** The nearest word that counts and is aligned, on one side of a word; −1 at the edge. */
function neighbour(aligned: readonly number[], at: number, step: 1 | -1): number {
  for (let i = at + step; i >= 0 && i < aligned.length; i += step) {
    const other = aligned[i] ?? -1;
    if (other !== -1) return other;
  }
  return -1;
}

/**
 * Whether two stretches without a partner stand in the same place: the words around them are each other's. On one side is enough
 * in texts about the same thing; elsewhere, a single shared word is chance.
 */
function samePlace(sides: Sides, claimFrom: number, claimTo: number, from: number, to: number): boolean {
  const { toPassage, toClaim } = sides.alignment;
  const before = neighbour(toPassage, claimFrom, -1);
  const after = neighbour(toPassage, claimTo, 1);
  let beforeHere = -1;
  for (let i = from - 1; i >= 0 && beforeHere === -1; i--) if ((toClaim[i] ?? -1) !== -1) beforeHere = i;
  let afterHere = -1;
  for (let i = to + 1; i < toClaim.length && afterHere === -1; i++)
    if ((toClaim[i] ?? -1) !== -1) afterHere = i;
  const sameBefore = before !== -1 && before === beforeHere;
  const sameAfter = after !== -1 && after === afterHere;
  return sides.covered >= SAME_SUBJECT ? sameBefore || sameAfter : sameBefore && sameAfter;
}

function findNumbers(sides: Sides): Difference[] {
  const mine = readQuantities(sides.claim);
  const theirs = readQuantities(sides.passage);
  const lonely = theirs.filter((one) => !mine.some((other) => agrees(other, one)));
  const isDate = (one: Quantity): boolean => ["year", "day", "month", "weekday"].includes(one.unit);
  const used = new Set<Quantity>();
  // "Nine of the ten" is not ten.
  const parts = lonely.flatMap((one): Difference[] => {
    const next = sides.passage[one.to + 1]?.word === "of" ? one.to + 2 : -1;
    const at = sides.passage[next]?.word === "the" ? next + 1 : next;
    const whole = theirs.find((other) => other.from === at && mine.some((own) => agrees(own, other)));
    if (whole === undefined || mine.some((own) => isComparable(own, one) && !agrees(own, whole))) return [];
    return [{ kind: "number", passage: textOf(sides.passage, one.from, whole.to), claim: "" }];
  });
  return parts.concat(
    mine.flatMap((one): Difference[] => {
      if (theirs.some((other) => agrees(one, other))) return [];
      const other = lonely.find(
        (candidate) =>
          !used.has(candidate) &&
          isComparable(one, candidate) &&
          (sides.covered >= SAME_SUBJECT || samePlace(sides, one.from, one.to, candidate.from, candidate.to)),
      );
      if (other === undefined) return [];
      used.add(other);
      return [
        {
          kind: isDate(one) ? "date" : "number",
          passage: textOf(sides.passage, other.from, other.to),
          claim: textOf(sides.claim, one.from, one.to),
        },
      ];
    }),
  );
}

function findNames(sides: Sides, author: ReadonlySet<string>): Difference[] {
  const { claim, passage, alignment } = sides;
  const mine = readNames(claim);
  const theirs = readNames(passage);
  const partners = (aligned: readonly number[], from: number, to: number): number[] =>
    aligned.slice(from, to + 1).filter((at) => at !== -1);
  const differences: Difference[] = [];
  const used = new Set<number>();
  for (const name of mine) {
    // "Several students …": the first word is no name by its capital, and counts only in what is nearly the same sentence.
    if (name.from === 0 && name.to === 0 && sides.covered < SAME_SUBJECT) continue;
    const found = partners(alignment.toPassage, name.from, name.to);
    const known = claim.slice(name.from, name.to + 1).some((token) => author.has(token.stem));
    if (found.length > 1 || known) continue;
    const shared = found[0];
    const other = theirs.findIndex((one, i) => {
      if (used.has(i)) return false;
      const back = partners(alignment.toClaim, one.from, one.to);
      // "Hillary Clinton" and "Bill Clinton": one word in common, another word of each before it.
      if (shared !== undefined) {
        const mineBefore = (alignment.toClaim[shared] ?? -1) > name.from;
        const misspelt = isMisspelt(claim[name.from]?.word ?? "", passage[one.from]?.word ?? "");
        return shared > one.from && shared <= one.to && back.length === 1 && mineBefore && !misspelt;
      }
      if (back.length > 0) return false;
      // A capital at the start of a sentence makes no name, unless the claim's stands there, too.
      const leads = claim.slice(0, name.from).every((token) => token.stop);
      if (one.from === one.to && /[.!?^]/.test(passage[one.from]?.gap ?? "") && !leads) return false;
      if (samePlace(sides, name.from, name.to, one.from, one.to)) return true;
      return coveredBesides(sides, name) >= NEARLY_VERBATIM;
    });
    const there = theirs[other];
    if (there === undefined) continue;
    used.add(other);
    differences.push({
      kind: name.place || there.place ? "place" : "name",
      passage: textOf(passage, there.from, there.to),
      claim: textOf(claim, name.from, name.to),
    });
  }
  return differences;
}

const SHORTEST_MISSPELT = 4;

/** One letter changed, added or left out: "Nakita" for "Nikita". Only asked where the rest of the name is the same. */
function isMisspelt(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < SHORTEST_MISSPELT || Math.abs(one.length - other.length) > 1)
    return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  while (end < one.length - start && end < other.length - start && one.at(-1 - end) === other.at(-1 - end))
    end++;
  return Math.max(one.length, other.length) - start - end <= 1;
}

/** Share of the claim's other words that the passage has. */
function coveredBesides(sides: Sides, name: { from: number; to: number }): number {
  let counting = 0;
  let found = 0;
  for (const [i, token] of sides.claim.entries()) {
    if (token.stop || (i >= name.from && i <= name.to)) continue;
    counting++;
    if ((sides.alignment.toPassage[i] ?? -1) !== -1) found++;
  }
  return counting === 0 ? 0 : found / counting;
}

function findOpposites(sides: Sides): (Difference & { at: number; claimAt: number })[] {
  const { claim, passage, alignment } = sides;
  const found: (Difference & { at: number; claimAt: number })[] = [];
  for (const [i, one] of claim.entries()) {
    if ((alignment.toPassage[i] ?? -1) !== -1 || one.kind === "number") continue;
    if (one.stop && passage.some((other) => other.word === one.word)) continue;
    for (const [j, other] of passage.entries()) {
      if ((alignment.toClaim[j] ?? -1) !== -1 || !isOpposite(one.stem, other.stem)) continue;
      if (other.stop && claim.some((mine) => mine.word === other.word)) continue;
      if (!samePlace(sides, i, i, j, j)) continue;
      found.push({ kind: "opposite", passage: other.surface, claim: one.surface, at: j, claimAt: i });
      break;
    }
  }
  return found;
}

/** Little words that a copy edited by one word may gain or lose with it. */
const FILLERS = new Set(
  "a an the is was were are has have had been be being did does do will would his her its their our my your down up out off away back".split(
    " ",
  ),
);

/** The little words of a text, fillers left out, in order or sorted. */
const little = (tokens: readonly Token[]): string[] =>
  tokens.flatMap((token) => (token.stop && !FILLERS.has(token.word) ? [token.word] : []));

/** How many words of two lists have no partner in the other, the longer side counted. */
function strangers(one: readonly string[], other: readonly string[]): number {
  const rest = [...other];
  let missing = 0;
  for (const word of one) {
    const at = rest.indexOf(word);
    if (at === -1) missing++;
    else rest.splice(at, 1);
  }
  return Math.max(missing, rest.length);
}

const lonely = (tokens: readonly Token[], aligned: readonly number[]): number[] =>
  tokens.flatMap((token, i) => (!token.stop && (aligned[i] ?? -1) === -1 ? [i] : []));

const PHRASE_STARTS = new Set(
  "after at because before by during for from in inside of on out over since to under until when while with within without".split(
    " ",
  ),
);

/** "On Saturday police …": a phrase stands before the subject. */
const startsWithPhrase = (tokens: readonly Token[]): boolean => PHRASE_STARTS.has(tokens[0]?.word ?? "");

const isThan = (token: Token): boolean => token.word === "than";

const BEING = new Set(["be", "is", "are", "was", "were", "been", "being", "got", "gets"]);

const isPassive = (tokens: readonly Token[], verb: number): boolean =>
  tokens.slice(Math.max(0, verb - 2), verb).some((token) => BEING.has(token.word));

/**
 * "Apple sued Samsung" for "Samsung sued Apple": the same words, two of which have changed sides around a third that stands as it
 * was. A passive has a "by" more, and a phrase moved to the front has moved alone.
 */
function findOrder(sides: Sides): Difference[] {
  const { claim, passage, alignment } = sides;
  const { toPassage, toClaim } = alignment;
  if (sides.covered < NEARLY_ALL || lonely(passage, toClaim).length > 1) return [];
  if (little(claim).sort().join(" ") !== little(passage).sort().join(" ")) return [];
  if (startsWithPhrase(passage) !== startsWithPhrase(claim)) return [];
  const quantities = new Set(readQuantities(claim).flatMap((one) => [one.from, one.to]));
  const aligned = toPassage.flatMap((to, from) => (to === -1 || quantities.has(from) ? [] : [{ from, to }]));
  const than = { from: claim.findIndex(isThan), to: passage.findIndex(isThan) };
  const pivots = than.from === -1 || than.to === -1 ? aligned : [...aligned, than];
  for (const pivot of pivots) {
    const here = claim[pivot.from];
    if (here === undefined || here.word !== passage[pivot.to]?.word) continue;
    const left = aligned.find((one) => one.from < pivot.from && one.to > pivot.to);
    const right = aligned.find((one) => one.from > pivot.from && one.to < pivot.to);
    if (left === undefined || right === undefined) continue;
    if (isPassive(claim, pivot.from) !== isPassive(passage, pivot.to)) continue;
    return [
      {
        kind: "order",
        passage: textOf(passage, right.to, left.to),
        claim: textOf(claim, left.from, right.from),
      },
    ];
  }
  return [];
}

/** A few words in others' place in a sentence that is otherwise the claim's own. */
function findSwappedWords(sides: Sides): Difference[] {
  const { claim, passage, alignment } = sides;
  const mine = lonely(claim, alignment.toPassage);
  const theirs = lonely(passage, alignment.toClaim);
  const isRun = (run: readonly number[]): boolean =>
    run.length > 0 && run.length <= LONGEST_SWAP && (run.at(-1) ?? 0) - (run[0] ?? 0) === run.length - 1;
  if (!isRun(mine) || !isRun(theirs)) return [];
  const kept = alignment.toPassage.filter((at) => at !== -1);
  if (kept.length < FEWEST_KEPT || sides.covered < SAME_SUBJECT) return [];
  // A paraphrase changes the order or the little words as well; an edited copy does not.
  if (!kept.every((at, k) => k === 0 || at >= (kept[k - 1] ?? -1))) return [];
  if (strangers(little(claim), little(passage)) > 1) return [];
  const [i = 0, j = 0] = [mine[0], theirs[0]];
  const [lastI = i, lastJ = j] = [mine.at(-1), theirs.at(-1)];
  if (!samePlace(sides, i, lastI, j, lastJ)) return [];
  return [{ kind: "word", passage: textOf(passage, j, lastJ), claim: textOf(claim, i, lastI) }];
}

/**
 * Denials that say something about the other text. In texts about the same thing it is enough that one reaches a word which both
 * have. Elsewhere, as in a post that repeats a claim in passing, the very word that it denies must be shared, and a word that calls
 * everything untrue must stand in the clause that most of the shared words stand in.
 */
function effective(
  denials: readonly Denial[],
  tokens: readonly Token[],
  aligned: readonly number[],
  close: boolean,
): Denial[] {
  const isShared = (at: number): boolean => (aligned[at] ?? -1) !== -1;
  return denials.filter((one) => {
    const reached: number[] = [];
    for (let at = one.from; at <= one.to; at++)
      if ((at < one.at || at > one.end) && !tokens[at]?.stop) reached.push(at);
    if (close) return reached.some(isShared);
    const everything = one.from < one.at;
    if (!everything) {
      // A denial of one word alone denies it, however little else is shared.
      return isShared(reached[0] ?? -1) && (reached.length === 1 || reached.filter(isShared).length > 1);
    }
    let [from, to] = [one.at, one.end];
    while (from > 0 && !CLAUSE_BREAK.test(tokens[from]?.gap ?? "")) from--;
    while (to + 1 < tokens.length && !CLAUSE_BREAK.test(tokens[to + 1]?.gap ?? "")) to++;
    const shared = reached.filter(isShared);
    return shared.filter((at) => at >= from && at <= to).length * 2 > shared.length;
  });
}

/** 1 if a text denies, 0 if not. Two denials take each other back only one right behind the other: "never failed to". */
function polarity(denials: readonly Denial[]): 0 | 1 {
  let open = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const denial of [...denials].sort((a, b) => a.at - b.at)) {
    if (open > 0 && denial.at - end <= TAKES_BACK) open--;
    else open++;
    end = denial.end;
  }
  return open > 0 ? 1 : 0;
}

function findNegation(
  sides: Sides,
  opposites: readonly { at: number; claimAt: number }[],
  beside: readonly (readonly Token[])[],
): { odd: boolean; differences: Difference[] } {
  const { claim, passage, alignment } = sides;
  const close = sides.covered >= SAME_SUBJECT;
  const allMine = readDenials(claim);
  const allTheirs = readDenials(passage);
  // The same word of denial in both texts denies the same.
  const shared = (one: Denial, other: Denial): boolean =>
    alignment.toPassage[one.at] === other.at ||
    (claim[one.at]?.word === passage[other.at]?.word &&
      alignment.toPassage.slice(one.from, one.to + 1).some((to) => to >= other.from && to <= other.to));
  const mine = effective(allMine, claim, alignment.toPassage, close).filter(
    (one) => !allTheirs.some((other) => shared(one, other)),
  );
  const theirs = effective(allTheirs, passage, alignment.toClaim, close).filter(
    (one) => !allMine.some((other) => shared(other, one)),
  );
  const rebuttal = beside.find(isRebuttal);
  let flips = polarity(mine) + polarity(theirs) + (rebuttal === undefined ? 0 : 1);
  // "did not rise" is "fell": an opposite within a denial takes the denial back.
  const takenBack = opposites.some(
    (one) =>
      theirs.some((denial) => one.at >= denial.from && one.at <= denial.to) !==
      mine.some((denial) => one.claimAt >= denial.from && one.claimAt <= denial.to),
  );
  if (takenBack) flips++;
  const odd = flips % 2 === 1;
  if (!odd) return { odd, differences: [] };
  return {
    odd,
    differences: [
      {
        kind: "negation",
        passage: [
          ...theirs.map((one) => textOf(passage, one.at, one.end)),
          ...(rebuttal === undefined ? [] : [textOf(rebuttal, 0, rebuttal.length - 1)]),
        ].join(", "),
        claim: mine.map((one) => textOf(claim, one.at, one.end)).join(", "),
      },
    ],
  };
}

/** Whether the passage puts the claim in somebody's mouth, and the claim does not. */
function isReported(sides: Sides): boolean {
  const { claim, passage, alignment } = sides;
  if (readReports(claim).length > 0 || sides.covered < LEAST_REPORTED) return false;
  return readReports(passage).some((report) => {
    // Where the claim names the speaker, too, it is about what he said.
    const speaker = passage.slice(Math.max(0, report.at - SPEAKER_REACH), report.at);
    const about = speaker.some(
      (token, k) => token.capital && (alignment.toClaim[report.at - speaker.length + k] ?? -1) !== -1,
    );
    if (about && report.from > report.at) return false;
    let inside = 0;
    let all = 0;
    for (const [at, other] of alignment.toClaim.entries()) {
      if (other === -1) continue;
      all++;
      if (at >= report.from && at <= report.to) inside++;
    }
    return (alignment.toClaim[report.at] ?? -1) === -1 && all > 0 && inside * 2 > all;
  });
}

/**
 * What a passage does with a claim: repeats it, says its opposite, says it with another number, name, place or date, or says that
 * somebody said it. Handing out a verdict for the opposite sentence is the worst thing that can happen here, so every rule that
 * finds a difference outweighs any likeness.
 */
export function findRelation(input: RelationInput): RelationFinding {
  const { claim, passage } = input;
  const alignment = withQuantities(alignWords(claim, passage), claim, passage);
  let counting = 0;
  let found = 0;
  for (const [i, token] of claim.entries()) {
    if (token.stop) continue;
    counting++;
    if ((alignment.toPassage[i] ?? -1) !== -1) found++;
  }
  const covered = counting === 0 ? 0 : found / counting;
  const sides: Sides = { claim, passage, alignment, covered };
  const opposites = findOpposites(sides);
  const negation = findNegation(sides, opposites, input.beside ?? []);
  const others = [
    ...findNumbers(sides),
    ...findNames(sides, new Set(input.author ?? [])),
    ...findOrder(sides),
  ];
  const plain = opposites.map(({ kind, passage: here, claim: there }) => ({
    kind,
    passage: here,
    claim: there,
  }));
  const cancelled =
    opposites.length > 0 && !negation.odd && readDenials(passage).length !== readDenials(claim).length;
  if (negation.odd || (opposites.length > 0 && !cancelled)) {
    return {
      relation: "contradicts",
      differences: [...negation.differences, ...plain, ...others],
      covered,
      doubtful: false,
    };
  }
  if (others.length === 0 && !cancelled) others.push(...findSwappedWords(sides));
  if (others.length > 0) return { relation: "differs", differences: others, covered, doubtful: false };
  const doubtful = isDoubtful(claim, passage, alignment);
  return { relation: isReported(sides) ? "reports" : "repeats", differences: [], covered, doubtful };
}

/** {@link findRelation} for two plain texts. */
export function relationBetween(passage: string, claim: string): RelationFinding {
  return findRelation({ passage: tokenize(passage), claim: tokenize(claim) });
}
