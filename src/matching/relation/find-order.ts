import type { Token } from "../tokens.ts";
import { comparesUp } from "./comparisons.ts";
import { findOtherEnds } from "./converses.ts";
import type { Difference } from "./difference.ts";
import { mayBePassive, type Role, readAgents, readRoles, takesObject } from "./roles.ts";
import { isClose, type Sides, textOf } from "./sides.ts";

/** A word that both texts have, and its part in each. */
interface Shared {
  readonly from: number;
  readonly to: number;
  readonly mine: Role;
  readonly theirs: Role;
  /** Hyphenated with the word before or behind it. */
  readonly compound: boolean;
}

/** Fewer shared words make no sentence whose parts could be exchanged. */
const FEWEST = 3;

/** "The rate in Finland" and "Finland's rate": a place, an owner or a time may as well stand bare. */
const LOOSE: ReadonlySet<string> = new Set(["", "of", "in", "on", "at", "with", "during", "about"]);
/** Say which of two things is which, whatever has become of the other. */
const STRICT: ReadonlySet<string> = new Set(["than", "against", "from"]);

const NO_ROLE: Role = { preposition: "", clause: -1, free: false };

const isBare = (role: Role): boolean => role.preposition === "";

/** Whether a verb, or whatever else has its place in both texts, stands between two words in both. */
function isParted(
  one: Shared,
  other: Shared,
  all: readonly Shared[],
  than: { from: number; to: number },
): boolean {
  if (one.mine.clause !== other.mine.clause || one.theirs.clause !== other.theirs.clause) return false;
  const between = (a: number, b: number, x: number): boolean => Math.min(a, b) < x && x < Math.max(a, b);
  const parts = (from: number, to: number): boolean =>
    between(one.from, other.from, from) && between(one.to, other.to, to);
  return (
    parts(than.from, than.to) ||
    all.some((pivot) => !pivot.mine.free && !pivot.compound && parts(pivot.from, pivot.to))
  );
}

/** Whether a sentence ends between two words. */
const isApart = (tokens: readonly Token[], one: number, other: number): boolean =>
  tokens.some(
    (token, at) =>
      at > Math.min(one, other) &&
      at <= Math.max(one, other) &&
      (/[!?]/u.test(token.gap) ||
        (token.gap.includes(".") && (tokens[at - 1]?.word.length ?? 0) >= SHORTEST_LAST)),
  );
/** "St. Mary's": an abbreviation ends no sentence. */
const SHORTEST_LAST = 4;

/** "allowed him to keep his title": a verb is nobody's part, though "to" stands before it. */
const isInfinitive = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.word === "to" && takesObject(tokens, at);

const isThan = (token: Token): boolean => token.word === "than";

/**
 * "Apple sued Samsung" for "Samsung sued Apple", "from Chad to Libya" for "from Libya to Chad": two shared words have exchanged
 * their parts. A phrase that has moved with its preposition has not, nor has a passive whose "by" says who did it.
 */
export function findOrder(sides: Sides): Difference[] {
  const { claim, passage, alignment } = sides;
  // A post that tells the claim and much else orders its words as it likes.
  if (!isClose(sides)) return [];
  // "France has less than Britain" and "Britain has more than France": which of them is more, opposites tell.
  if (comparesUp(claim) !== comparesUp(passage)) return [];
  const [mine, theirs] = [
    readRoles(claim, sides.claimQuantities),
    readRoles(passage, sides.passageQuantities),
  ];
  const all = alignment.toPassage.flatMap((to, from): Shared[] => {
    const [here, there] = [mine[from], theirs[to]];
    if (to === -1 || claim[from]?.stop || passage[to]?.stop || here === undefined || there === undefined)
      return [];
    if (isInfinitive(claim, from) || isInfinitive(passage, to)) return [];
    const compound = claim[from]?.gap === "-" || claim[from + 1]?.gap === "-";
    return [{ from, to, mine: here, theirs: there, compound }];
  });
  // "left her fortune to the town", "the town is the heir to her fortune": whoever tells a deal from its other end exchanges the parts.
  if (all.length < FEWEST || findOtherEnds(sides).length > 0) return [];
  const sameVoice = mayBePassive(claim) === mayBePassive(passage);
  const [agents, theirAgents] = [readAgents(claim, mine), readAgents(passage, theirs)];
  const than = { from: claim.findIndex(isThan), to: passage.findIndex(isThan) };

  const isFirst = (at: number, of: "from" | "to", roles: readonly Role[]): boolean =>
    all.every((one) => one[of] >= at || !isBare(roles[one[of]] ?? NO_ROLE));
  // "Microsoft copied Apple's laptop": each is the subject of one text.
  const isSubject = (one: Shared, other: Shared): boolean =>
    isBare(one.mine)
      ? isFirst(one.from, "from", mine) && isFirst(other.to, "to", theirs)
      : isSubject(other, one);

  const isExchanged = (one: Shared, other: Shared): boolean => {
    const [here, there] = [one.mine.preposition, other.mine.preposition];
    const crossed = here === other.theirs.preposition && there === one.theirs.preposition && here !== there;
    if (crossed) {
      const owners = [here, there].every((one) => one === "" || one === "of");
      if (owners) return sameVoice && isSubject(one, other) && isParted(one, other, all, than);
      // "France has less than Britain" and "Britain has more than France".
      if ([here, there].includes("than") && comparesUp(claim) !== comparesUp(passage)) return false;
      return !(LOOSE.has(here) && LOOSE.has(there));
    }
    // A time or a number may stand anywhere, but not as another's limit.
    if ([one.mine, one.theirs, other.mine, other.theirs].some((role) => role.free)) return false;
    if (STRICT.has(here) && here === other.theirs.preposition)
      return here !== there && here !== one.theirs.preposition;
    const before = one.from < other.from;
    const beforeThere = one.to < other.to;
    // "B was sued by A": A stands first in "A sued B".
    const isDoerLast = (
      doers: ReadonlySet<number>,
      doer: number,
      others: ReadonlySet<number>,
      here: number,
    ) => doers.has(doer) && !others.has(here) && !before && !beforeThere && isParted(one, other, all, than);
    if (isBare(other.mine) && isBare(other.theirs)) {
      if (isBare(one.mine) && isDoerLast(theirAgents, one.to, agents, one.from)) return true;
      if (isBare(one.theirs) && isDoerLast(agents, one.from, theirAgents, one.to)) return true;
    }
    const bare = [one.mine, one.theirs, other.mine, other.theirs].every(isBare);
    if (!bare || !sameVoice || before === beforeThere) return false;
    // "owes his manager" and "his manager owes him": the verb itself parts who does it from whom it is done to.
    const sameClause = one.mine.clause === other.mine.clause && one.theirs.clause === other.theirs.clause;
    if (sameClause && takesObject(claim, one.from) && takesObject(passage, one.to)) return true;
    return isParted(one, other, all, than);
  };

  for (const one of all) {
    for (const other of all) {
      if (one === other || isApart(passage, one.to, other.to) || !isExchanged(one, other)) continue;
      const [first, last] = [Math.min(one.from, other.from), Math.max(one.from, other.from)];
      const [firstHere, lastHere] = [Math.min(one.to, other.to), Math.max(one.to, other.to)];
      return [
        {
          kind: "order",
          passage: textOf(passage, firstHere, lastHere),
          claim: textOf(claim, first, last),
        },
      ];
    }
  }
  return [];
}
