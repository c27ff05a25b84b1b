import type { Token } from "../tokens.ts";
import { hasLonelyShare } from "./find-scope.ts";
import { readNames } from "./names.ts";
import { isContrast } from "./opposites.ts";
import { coveredBesides, isClose, isSamePlace, lonelyWords, ONE_SENTENCE, type Sides } from "./sides.ts";
import { words } from "./word-set.ts";

/** Turn, hedge or undo what stands around them, in ways that no rule of relations reads. */
const TURNING = words(
  "anything opposite reverse contrary non almost nearly rather instead scrapped abandoned pretend pretended pretends supposedly",
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
    hasContrast(sides) ||
    hasMissingName(sides, author)
  );
}

/** "If bleach cured it, …", "I wish it did"; not "if you drink it", which says what whoever does. */
const isSupposed = (tokens: readonly Token[]): boolean =>
  (tokens[0]?.word === "if" && tokens[1]?.word !== "you") || tokens[1]?.word === "wish";

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
