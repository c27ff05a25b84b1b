import { phraseStems } from "../lexicon/phrases.ts";
import { oncePerText } from "../once-per-text.ts";
import type { Token } from "../tokens.ts";
import { readQuantities } from "./quantities.ts";
import { type Role, readRoles } from "./roles.ts";
import type { Sides } from "./sides.ts";
import { stems, words } from "./word-set.ts";

const rolesOf = oncePerText<readonly Role[]>((tokens) => readRoles(tokens, readQuantities(tokens)));

/** Bare words that count, of one clause, on one side of a word: who does it, or what it is done to. */
function bareWords(tokens: readonly Token[], at: number, step: 1 | -1): number[] {
  const roles = rolesOf(tokens);
  const found: number[] = [];
  let clause = roles[at]?.clause;
  for (let i = at + step; i >= 0 && i < tokens.length; i += step) {
    const role = roles[i];
    if (role === undefined || role.clause !== clause) {
      // "Oketch, the man who leads it, is in his cell": who it is stands before.
      if (step === 1 || found.length > 0 || role === undefined) break;
      clause = role.clause;
    }
    if (tokens[i]?.stop !== true && role.preposition === "" && !role.free) found.push(i);
  }
  return found;
}

/** Words behind a verb among which its object begins. */
const OBJECT_REACH = 3;

/** Whether a word has an object of its own that the other text does not speak of: "held a vigil", "offered to mend the road". */
function hasOtherObject(tokens: readonly Token[], end: number, aligned: readonly number[]): boolean {
  const infinitive = tokens[end + 1]?.word === "to" ? tokens[end + 2] : undefined;
  const isVerb = infinitive?.stop === false && (tokens[end + 3]?.stop ?? false);
  if (isVerb && aligned[end + 2] === -1) return true;
  const and = tokens.findIndex((token, i) => i > end && JOINS.has(token.word));
  const to = and === -1 ? end + OBJECT_REACH : Math.min(and, end + OBJECT_REACH);
  const object = bareWords(tokens, end, 1).filter((i) => i <= to);
  return object.length > 0 && object.every((i) => aligned[i] === -1 && !OFFICES.has(tokens[i]?.word ?? ""));
}

/** "the missing sketch": says which. */
function isAttribute(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return DETERMINERS.has(tokens[at - 1]?.word ?? "") && next !== undefined && !next.stop && next.gap === "";
}
/** "kept her post": has an object, and it is no other. */
const OFFICES = words("post job jobs seat place title office role position head doors work");
const JOINS = words("and or but");
const DETERMINERS = words("a an the this that these those its his her their our my all every");
/** Say little without what they are done to: "held a vigil", "defended her record". */
const VAGUE = stems(
  "raise raised open opened welcome welcomed refuse refused keep kept hold held defend defended sign signed show showed cover covered pass passed offer offered",
);

/** Whether a word of the passage plainly speaks of something else: it says which thing, or what it is done to is not in the claim. */
export const isOfSomethingElse = ({ claim, passage, alignment }: Sides, i: number, at: number): boolean =>
  (isAttribute(passage, at) && !isAttribute(claim, i)) ||
  (VAGUE.has(passage[at]?.stem ?? "") &&
    phraseStems(passage)[at] === undefined &&
    hasOtherObject(passage, at, alignment.toClaim));

/** Whether two words are said of the same: who does it, or what it is done to. `end` is the last word of the phrase that begins at `at`. */
export function shareArguments(sides: Sides, i: number, at: number, end = at): boolean {
  const { claim, passage, alignment } = sides;
  // "on the far side of the pass": where, and no verb.
  const isPlace = DETERMINERS.has(passage[at - 1]?.word ?? "") && rolesOf(passage)[at]?.preposition !== "";
  if (end === at && isPlace) return false;
  const theirs = new Set([...bareWords(passage, at, -1), ...bareWords(passage, end, 1)]);
  const mine = [...bareWords(claim, i, -1), ...bareWords(claim, i, 1)];
  return (
    mine.some((one) => theirs.has(alignment.toPassage[one] ?? -1)) &&
    !(end === at && isOfSomethingElse(sides, i, at)) &&
    !hasOtherObject(passage, end, alignment.toClaim)
  );
}
