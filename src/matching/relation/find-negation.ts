import { oncePerText } from "../once-per-text.ts";
import type { Token } from "../tokens.ts";
import { type Denial, isEnding, isNegative, isRebuttal, mayTurnBack } from "./denials.ts";
import type { Difference } from "./difference.ts";
import type { Opposite } from "./find-opposites.ts";
import { CLAUSE_BREAK, isClose, ONE_SENTENCE, type Sides, textOf } from "./sides.ts";
import { stems, words } from "./word-set.ts";

/** Words between two denials of which the second takes back the first. */
const TAKES_BACK = 2;

function clauseAround(tokens: readonly Token[], { at, end }: Denial): [number, number] {
  let [from, to] = [at, end];
  while (from > 0 && !CLAUSE_BREAK.test(tokens[from]?.gap ?? "")) from--;
  while (to + 1 < tokens.length && !CLAUSE_BREAK.test(tokens[to + 1]?.gap ?? "")) to++;
  return [from, to];
}

/** Begin a clause without a sign. */
const JOINS = new Set("because since as so after and but while which by".split(" "));

/** Whether a clause ends between two words. */
function isParted(tokens: readonly Token[], one: number, other: number): boolean {
  const between = tokens.slice(Math.min(one, other) + 1, Math.max(one, other) + 1);
  return between.some((token) => CLAUSE_BREAK.test(token.gap) || JOINS.has(token.word));
}

/** How many words of a denial's own clause are in the other text, numbers aside. */
function sharedAround(tokens: readonly Token[], at: number, isShared: (at: number) => boolean): number {
  const own = (token: Token, i: number): boolean =>
    !token.stop && token.kind !== "number" && isShared(i) && !isParted(tokens, i, at);
  return tokens.filter(own).length;
}

/**
 * Denials that say something about the other text. In close texts it is enough that one reaches a word which both
 * have. Elsewhere, as in a post that repeats a claim in passing, the very word that it denies must be shared, and a word that calls
 * everything untrue must stand in the clause that most of the shared words stand in.
 */
function effective(
  denials: readonly Denial[],
  tokens: readonly Token[],
  aligned: readonly number[],
  close: boolean,
  others: ReadonlySet<string>,
  opposed: readonly number[],
  isClaim: boolean,
): Denial[] {
  // "didn't show up" denies "skipped", which it has no word of.
  const isShared = (at: number): boolean => (aligned[at] ?? -1) !== -1 || opposed.includes(at);
  return denials.filter((one) => {
    const reached: number[] = [];
    for (let at = one.from; at <= one.to; at++)
      if ((at < one.at || at > one.end) && !tokens[at]?.stop) reached.push(at);
    // "is not over": of little words it denies one that the other text has.
    if (close && reached.length === 0 && one.from <= one.to)
      return tokens.slice(one.from, one.to + 1).some((token) => others.has(token.word));
    if (close && reached.some(isShared)) return true;
    const everything = one.from < one.at;
    const isAside = tokens[one.at]?.word === "without" || tokens[one.at - 1]?.word === "with";
    if (close && (everything || isClaim || isAside)) return everything && reached.some(isShared);
    // "Dahl never got a hand to any of the penalties": what it denies is in other words.
    if (close) return sharedAround(tokens, one.at, isShared) >= 2;
    if (!everything) {
      // A denial of one word alone denies it, however little else is shared.
      if (isShared(reached[0] ?? -1) && (reached.length === 1 || reached.filter(isShared).length > 1))
        return true;
      // "in a room without windows" says nothing of the rest.
      if (tokens[one.at]?.word === "without") return false;
      const [from, to] = clauseAround(tokens, one);
      return tokens.filter((token, at) => at >= from && at <= to && !token.stop && isShared(at)).length >= 2;
    }
    const [from, to] = clauseAround(tokens, one);
    const shared = reached.filter(isShared);
    return shared.filter((at) => at >= from && at <= to).length * 2 > shared.length;
  });
}

/** The first word that counts behind a denial. */
const deniedWord = (tokens: readonly Token[], { end, to }: Denial): number =>
  tokens.findIndex((token, at) => at > end && at <= to && !token.stop);

/** "not paid", "paid no tax": whether the verb is in the other text. */
function isDeniedWordShared(
  tokens: readonly Token[],
  aligned: readonly number[],
  { at, end }: Denial,
): boolean {
  const word = tokens[at]?.word ?? "";
  if (!/^(?:no|not|never|[a-z]+nt)$/u.test(word)) return false;
  const isNoun = word === "no" && tokens[at - 1]?.stop === false;
  const verb = isNoun ? at - 1 : tokens.findIndex((token, i) => i > end && !token.stop);
  return (aligned[verb] ?? -1) !== -1;
}

const wordsOf = oncePerText<ReadonlySet<string>>((tokens) => new Set(tokens.map(({ word }) => word)));

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

const STOPPED = stems("stop stopped cease ceased quit discontinue discontinued");

/** "no longer used" and "stopped using" say the same. */
function isStoppedIn(
  tokens: readonly Token[],
  { at }: Denial,
  others: readonly Token[],
  aligned: readonly number[],
): boolean {
  const isNoLonger =
    (tokens[at]?.word === "no" && tokens[at + 1]?.word === "longer") ||
    tokens.some(
      ({ word }, i) => i > at && (word === "anymore" || (word === "more" && tokens[i - 1]?.word === "any")),
    );
  return (
    isNoLonger &&
    others.some((token, i) => STOPPED.has(token.stem) && aligned[i] === -1 && (aligned[i + 1] ?? -1) !== -1)
  );
}

/** The denials that only one text has; the same word in both denies the same, and so does another that reaches the same words. */
function unshared(
  sides: Sides,
  mine: readonly Denial[],
  theirs: readonly Denial[],
): { allMine: Denial[]; allTheirs: Denial[] } {
  const { claim, passage, alignment } = sides;
  const reachesSame = (one: Denial, other: Denial): boolean =>
    alignment.toPassage.slice(one.from, one.to + 1).some((to) => to >= other.from && to <= other.to);
  let allMine = [...mine];
  let allTheirs = [...theirs];
  for (const isSame of [
    (one: Denial, other: Denial) =>
      alignment.toPassage[one.at] === other.at ||
      (claim[one.at]?.word === passage[other.at]?.word && reachesSame(one, other)),
    reachesSame,
  ]) {
    for (const one of allMine) {
      const other = allTheirs.find((candidate) => isSame(one, candidate));
      if (other === undefined) continue;
      allMine = allMine.filter((rest) => rest !== one);
      allTheirs = allTheirs.filter((rest) => rest !== other);
    }
  }
  // A verb of denial that has a partner is said in both: "prevents" and "avoids".
  return {
    allMine: allMine.filter((one) => alignment.toPassage[one.at] === -1),
    allTheirs: allTheirs.filter((one) => alignment.toClaim[one.at] === -1),
  };
}

/** "No city has worse air" and "the worst air". */
const isSuperlative = (tokens: readonly Token[]): boolean =>
  tokens.some(({ word }) => /^(?:most|least|best|worst|[a-z]{3,}est)$/u.test(word));

const TIMES =
  /^(?:night|week|weekend|month|year|decade|century|spring|summer|autumn|fall|winter|season|[a-z]+day)s?$/u;
/** Behind these "to" begins no purpose. */
const WANTS =
  /^(?:want|plan|tr[yi]|vow|pledge|agree|decid|vote|need|ha[sdv]|going|order|[iw]s$|are$|were$|force|mean|threaten|help)/u;
/** Beside one of these "the first" may be what never was: "No woman had led it before her". */
const SO_FAR = new Set("before until since previously ever again".split(" "));

/**
 * Whether a word that may deny does not: "last year", "shot an unarmed man", "paid her to drop it"; "for the first time" is denied by "never", and
 * says the same as "never before".
 */
function saysLittleOfTheRest(
  tokens: readonly Token[],
  at: number,
  aligned: readonly number[],
  others: ReadonlySet<string>,
  isClaim: boolean,
): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (token === undefined) return false;
  if (token.word === "last") return next !== undefined && TIMES.test(next.word);
  if (token.word === "first") return ![...others].some((word) => SO_FAR.has(word));
  // "an unarmed man", "the missing twins".
  if (isClaim && /(?:ed|en|ing|id)$/u.test(token.word) && next?.stop === false && aligned[at + 1] !== -1)
    return token.word.startsWith("un") || /^(?:an?|the|its|his|her|their)$/u.test(before?.word ?? "");
  return isClaim && before?.word === "to" && !WANTS.test(tokens[at - 2]?.word ?? "want");
}

/**
 * Whether the text that denies also says, in another clause, the word of ending or refusing that both have: "No more night bus, it
 * has been cancelled" denies nothing of "The night bus has been cancelled".
 */
function isEchoed(
  { claim, passage, alignment }: Sides,
  mine: readonly Denial[],
  theirs: readonly Denial[],
): boolean {
  const isOutside = (tokens: readonly Token[], at: number, denials: readonly Denial[]): boolean =>
    denials.every(
      (one) =>
        // What calls all of it untrue parts nothing.
        one.from > one.at &&
        ((one.verb && at !== deniedWord(tokens, one)) || at === one.at || isParted(tokens, one.at, at)),
    );
  return alignment.toPassage.some((to, from) => {
    const [one, other] = [claim[from], passage[to]];
    if (!isEnding(one) || !isEnding(other)) return false;
    // What a claim says in passing, behind "because", is in the passage whatever that denies.
    return !isParted(claim, 0, from) && isOutside(claim, from, mine) && isOutside(passage, to, theirs);
  });
}

/** "refused to withdraw"; not "there isn't a drop left". */
function isEndingDenied(tokens: readonly Token[], denial: Denial): boolean {
  const at = deniedWord(tokens, denial);
  return isEnding(tokens[at]) && !/^(?:an?|the)$/u.test(tokens[at - 1]?.word ?? "");
}

const STANCE = words(
  "for favour favor favoured favored yes aye ayes back backed backs support supported supports",
);

/** Whether the passage says nothing of what the claim denies: neither its word nor, of a vote against something, a vote for it. */
function isPassedOver(
  { claim, passage, alignment, covered, coveredBack }: Sides,
  denial: Denial,
  opposites: readonly Opposite[],
): boolean {
  const isOpposed = opposites.some((one) => one.claimAt >= denial.from && one.claimAt <= denial.to);
  if (isOpposed) return false;
  if (claim[denial.at]?.word === "against") return !passage.some((token) => STANCE.has(token.word));
  if (Math.min(covered, coveredBack) >= ONE_SENTENCE) return false;
  const verb = deniedWord(claim, denial);
  return alignment.toPassage[verb] === -1;
}

export interface Negation {
  /** The texts say the opposite of each other, as far as denials and opposites tell. */
  readonly odd: boolean;
  /** One text denies, and the other may do so with a word that is no denial. */
  readonly open: boolean;
  readonly differences: readonly Difference[];
}

/** Weighs the denials of both texts, the opposites within them, and a rebuttal beside the passage. */
export function findNegation(
  sides: Sides,
  denials: { readonly mine: readonly Denial[]; readonly theirs: readonly Denial[] },
  opposites: readonly Opposite[],
  beside: readonly (readonly Token[])[],
): Negation {
  const { claim, passage, alignment } = sides;
  const close = isClose(sides);
  const { allMine, allTheirs } = unshared(
    sides,
    denials.mine.filter((one) => !isStoppedIn(claim, one, passage, alignment.toClaim)),
    denials.theirs.filter((one) => !isStoppedIn(passage, one, claim, alignment.toPassage)),
  );
  const mine = effective(
    allMine,
    claim,
    alignment.toPassage,
    close,
    wordsOf(passage),
    opposites.map(({ claimAt }) => claimAt),
    true,
  ).filter(
    // A post that has much of the claim may say its denial in words that it does not share, unless it has the very word that is denied.
    (one) =>
      close
        ? !isPassedOver(sides, one, opposites)
        : sides.covered >= ONE_SENTENCE && isDeniedWordShared(claim, alignment.toPassage, one),
  );
  const theirs = effective(
    allTheirs,
    passage,
    alignment.toClaim,
    close,
    wordsOf(claim),
    opposites.map(({ at }) => at),
    false,
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
  if (!odd && (mine.length === 0 || theirs.length === 0)) return { odd, open: false, differences: [] };
  // A word that both texts have answers nothing: "too polluted", "hasn't been too polluted".
  const [claimWords, passageWords] = [wordsOf(claim), wordsOf(passage)];
  const denied = (tokens: readonly Token[], aligned: readonly number[]): boolean => {
    const others = tokens === claim ? passageWords : claimWords;
    // "refused to withdraw it" denies "pulled it", and is not answered by it.
    if (tokens === claim && theirs.some((one) => isEndingDenied(passage, one))) return false;
    return tokens.some(
      (token, at) =>
        aligned[at] === -1 &&
        isNegative(token) &&
        !others.has(token.word) &&
        !saysLittleOfTheRest(tokens, at, aligned, others, tokens === claim),
    );
  };
  // Each denies something else: whether the two come to the same, no rule can tell.
  if (!odd) return { odd, open: close, differences: [] };
  const answered =
    isEchoed(sides, mine, theirs) ||
    (mine.length === 0 && denied(claim, alignment.toPassage)) ||
    (theirs.length === 0 && denied(passage, alignment.toClaim)) ||
    // Both deny something: perhaps the same in other words.
    (mine.length > 0 && theirs.length === 0 && allTheirs.length > 0) ||
    (theirs.length > 0 && mine.length === 0 && allMine.some((one) => claim[one.at]?.word !== "without")) ||
    ((sides.coveredBack < ONE_SENTENCE || isSuperlative(claim) !== isSuperlative(passage)) &&
      (mine.some((one) => mayTurnBack(claim, one)) || theirs.some((one) => mayTurnBack(passage, one))));
  if (answered && rebuttal === undefined && opposites.length === 0)
    return { odd: false, open: close, differences: [] };
  return {
    odd,
    open: false,
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
