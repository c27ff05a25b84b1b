import { isPossessive, type Token } from "../tokens.ts";
import { hasLonelyShare } from "./find-scope.ts";
import { readNames } from "./names.ts";
import { isContrast } from "./opposites.ts";
import {
  coveredBesides,
  isClose,
  isSamePlace,
  lonelyWords,
  ONE_SENTENCE,
  type Sides,
  turned,
} from "./sides.ts";
import { words } from "./word-set.ts";

/** Turn, hedge or undo what stands around them, in ways that no rule of relations reads. */
const TURNING = words(
  "anything opposite reverse contrary non almost nearly rather instead scrapped abandoned pretend pretended pretends supposedly dream dreams movies fiction fictional satire parody hypothetical hypothetically imaginary",
);
/** Decide what a sentence says where the rest of it is the same. */
const DECIDING =
  words(`unless only rarely seldom proposed planned considered despite unaware nominee nominated candidate former formerly ex acting
  future aspiring alleged attempted suspected potential deputy vice assistant interim elect`);

/** How far beyond the shared words a turning word still turns them. */
const REACH = 4;

/**
 * Whether something stands on one side only that may make the texts say different things. Relations name the
 * differences that can be read; this errs towards doubt for those that cannot.
 */
export function isDoubtful(sides: Sides, author: ReadonlySet<string>): boolean {
  const { claim, passage, alignment } = sides;
  const { toClaim, toPassage } = alignment;
  if (!isClose(sides)) return false;
  return (
    hasLonely(passage, toClaim, claim, TURNING) ||
    hasLonely(claim, toPassage, passage, TURNING) ||
    (Math.min(sides.covered, sides.coveredBack) >= ONE_SENTENCE &&
      (hasLonelyShare(sides) ||
        hasLonely(passage, toClaim, claim, DECIDING) ||
        hasLonely(claim, toPassage, passage, DECIDING))) ||
    isSupposed(passage) !== isSupposed(claim) ||
    makesException(passage) !== makesException(claim) ||
    hasOtherOwner(sides) ||
    hasOtherOwner(turned(sides)) ||
    hasOtherTense(sides) ||
    hasOtherVerb(sides) ||
    hasContrast(sides) ||
    hasMissingName(sides, author)
  );
}

/** "If bleach cured it, …", "I wish it did"; not "if you drink it", which says what whoever does. */
const isSupposed = (tokens: readonly Token[]): boolean =>
  (tokens[0]?.word === "if" && tokens[1]?.word !== "you") || tokens[1]?.word === "wish";

const EVERYBODY = words("everyone everybody everything all anyone anybody anything");

/** "everyone but criminals". */
const makesException = (tokens: readonly Token[]): boolean =>
  tokens.some((token, at) => token.word === "but" && EVERYBODY.has(tokens[at - 1]?.word ?? ""));

/** "Diallo's brother entered" for "Diallo entered": a shared word owns what the other text does not speak of. */
function hasOtherOwner({ claim, passage, alignment, covered, coveredBack }: Sides): boolean {
  if (Math.min(covered, coveredBack) < ONE_SENTENCE) return false;
  return alignment.toClaim.some((from, at) => {
    const [mine, theirs] = [claim[from], passage[at]];
    if (mine === undefined || theirs === undefined || !isPossessive(theirs) || isPossessive(mine))
      return false;
    const owned = passage.findIndex((token, next) => next > at && !token.stop);
    return owned !== -1 && alignment.toClaim[owned] === -1 && claim[from + 1]?.word !== "of";
  });
}

const PRESENT = words("is are");
const PAST = words("was were");

/** "Adams was mayor" for "Adams is mayor"; a participle tells no time: "is arrested", "was arrested". */
function hasOtherTense({ claim, passage, covered, coveredBack }: Sides): boolean {
  if (Math.min(covered, coveredBack) < ONE_SENTENCE) return false;
  const has = (tokens: readonly Token[], list: ReadonlySet<string>): boolean =>
    tokens.some((token, at) => list.has(token.word) && !/(?:ed|ing|en)$/.test(tokens[at + 1]?.word ?? ""));
  const [now, then] = [has(claim, PRESENT), has(claim, PAST)];
  const [nowThere, thenThere] = [has(passage, PRESENT), has(passage, PAST)];
  return now !== then && nowThere !== thenThere && now !== nowThere;
}

const HAVING = words("have has had");

/** "Cities have banned such policies" for "cities have such policies". */
function hasOtherVerb({ claim, passage, alignment }: Sides): boolean {
  return claim.some((token, at) => {
    const owned = alignment.toPassage[at + 1] ?? -1;
    if (!HAVING.has(token.word) || owned < 2) return false;
    return (
      alignment.toClaim[owned - 1] === -1 &&
      !passage[owned - 1]?.stop &&
      HAVING.has(passage[owned - 2]?.word ?? "")
    );
  });
}

/** A word of the list without a partner, within reach of the words that have one. */
function hasLonely(
  tokens: readonly Token[],
  aligned: readonly number[],
  others: readonly Token[],
  list: ReadonlySet<string>,
): boolean {
  const first = aligned.findIndex((other) => other !== -1);
  const last = aligned.findLastIndex((other) => other !== -1);
  if (first === -1) return false;
  const theirs = new Set(others.map((token) => token.word));
  return tokens.some(
    (token, i) =>
      i >= first - REACH &&
      i <= last + REACH &&
      aligned[i] === -1 &&
      list.has(token.word) &&
      !theirs.has(token.word),
  );
}

/** Most of the claim is there, but not one of its names: it may be about somebody else. */
function hasMissingName(sides: Sides, author: ReadonlySet<string>): boolean {
  const { claim, alignment } = sides;
  return readNames(claim).some(({ from, to }) => {
    const isThere = alignment.toPassage.slice(from, to + 1).some((at) => at !== -1);
    const isAuthor = claim.slice(from, to + 1).some((token) => author.has(token.stem));
    return !isThere && !isAuthor && from > 0 && coveredBesides(sides, from, to) >= ONE_SENTENCE;
  });
}

/** Where most of the claim is there, one text praises with a word of its own and the other blames. */
function hasContrast(sides: Sides): boolean {
  const { claim, passage, alignment, covered } = sides;
  if (covered < ONE_SENTENCE) return false;
  const theirs = lonelyWords(passage, alignment.toClaim);
  return lonelyWords(claim, alignment.toPassage).some((i) =>
    theirs.some(
      (j) => isContrast(claim[i]?.stem ?? "", passage[j]?.stem ?? "") && isSamePlace(sides, i, i, j, j),
    ),
  );
}
