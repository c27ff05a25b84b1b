import { isPossessive, type Token } from "../tokens.ts";
import type { Difference } from "./difference.ts";
import { type Name, readNames, TITLES } from "./names.ts";
import {
  coveredBesides,
  isClose,
  isSamePlace,
  ONE_SENTENCE,
  SAME_SUBJECT,
  type Sides,
  textOf,
  turned,
} from "./sides.ts";

const SHORTEST_ALIKE = 3;

/** "Debbie" for "Deborah": begin alike, or are misspelt. Only asked where the rest of the name is the same. */
function isAlike(one: string, other: string): boolean {
  const start = one.slice(0, SHORTEST_ALIKE);
  if (start.length === SHORTEST_ALIKE && other.startsWith(start)) return true;
  return isMisspelt(one, other);
}

const SHORTEST_MISSPELT = 4;

/** One letter changed, added or left out, or two exchanged: "Nakita" for "Nikita", "Hedil" for "Heidi". */
function isMisspelt(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < SHORTEST_MISSPELT || Math.abs(one.length - other.length) > 1)
    return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  while (end < one.length - start && end < other.length - start && one.at(-1 - end) === other.at(-1 - end))
    end++;
  const rest = Math.max(one.length, other.length) - start - end;
  return (
    rest <= 1 || (one.length === other.length && [...one].sort().join("") === [...other].sort().join(""))
  );
}

/** "EU's" for "European Union". */
function isAcronymOf(short: readonly Token[], long: readonly Token[]): boolean {
  const [only] = short;
  if (only === undefined || short.length > 1 || long.length < 2) return false;
  return only.word === long.map((token) => token.word.charAt(0)).join("");
}

const partners = (aligned: readonly number[], { from, to }: Name): number[] =>
  aligned.slice(from, to + 1).filter((at) => at !== -1);

/** The passage's name that stands for the claim's, or undefined: it may be there, or be left out. */
function findOther(sides: Sides, name: Name, theirs: readonly Name[]): Name | undefined {
  const { claim, passage, alignment } = sides;
  const [shared] = partners(alignment.toPassage, name);
  const words = claim.slice(name.from, name.to + 1);
  // Two full names with one word in common: "Hillary Clinton" and "Bill Clinton".
  if (shared !== undefined) {
    return theirs.find((one) => {
      const mineBefore = (alignment.toClaim[shared] ?? -1) > name.from;
      const alike = isAlike(claim[name.from]?.word ?? "", passage[one.from]?.word ?? "");
      const alone = partners(alignment.toClaim, one).length === 1;
      // "Vitamin C" and "Vitamin D".
      const [letter, other] = [claim[name.to], passage[one.to]];
      if (alone && letter?.word.length === 1 && other?.word.length === 1 && letter.word !== other.word)
        return true;
      return shared > one.from && shared <= one.to && alone && mineBefore && !alike;
    });
  }
  const besides = coveredBesides(sides, name.from, name.to);
  const nearlyAll = besides >= ONE_SENTENCE;
  const leads = claim.slice(0, name.from).every((token) => token.stop || TITLES.has(token.word));
  return theirs.find((one) => {
    if (partners(alignment.toClaim, one).length > 0) return false;
    const others = passage.slice(one.from, one.to + 1);
    // "CONSENT" is a word shouted, and a handle is who is spoken to.
    if (others.every((token) => token.kind === "handle" || isShouted(token))) return false;
    if (isAcronymOf(others, words) || isAcronymOf(words, others)) return false;
    const first = passage[one.from];
    // A capital at the start of a sentence makes no name, unless the claim's stands there, too, or all else is said.
    const starts = one.from === one.to && /[.!?^]/.test(first?.gap ?? "");
    const besidesBack = coveredBesides(turned(sides), one.from, one.to);
    const isEdit = nearlyAll && ((first !== undefined && isPossessive(first)) || besidesBack >= ONE_SENTENCE);
    if (starts && !(leads && isClose(sides)) && !isEdit) return false;
    // All else that either text says, or most of it, is said in both.
    const rivals = besides >= SAME_SUBJECT && besidesBack >= SAME_SUBJECT;
    return rivals || isSamePlace(sides, name.from, name.to, one.from, one.to);
  });
}

/** No acronym is so long. */
const isShouted = (token: Token): boolean => /^\p{Lu}{5,}$/u.test(token.surface);

/** Names of the claim for which the passage has others. `author` are words that need not be repeated. */
export function findNames(sides: Sides, author: ReadonlySet<string>): Difference[] {
  const { claim, passage, alignment } = sides;
  const differences: Difference[] = [];
  let theirs: readonly Name[] = readNames(passage);
  for (const name of readNames(claim)) {
    // "Several students …": the first word is no name by its capital, and counts only in what is nearly the same sentence.
    if (name.from === 0 && name.to === 0 && !isClose(sides)) continue;
    const known = claim.slice(name.from, name.to + 1).some((token) => author.has(token.stem));
    if (known || partners(alignment.toPassage, name).length > 1) continue;
    const other = findOther(sides, name, theirs);
    if (other === undefined) continue;
    theirs = theirs.filter((one) => one !== other);
    differences.push({
      kind: name.place || other.place ? "place" : "name",
      passage: textOf(passage, other.from, other.to),
      claim: textOf(claim, name.from, name.to),
    });
  }
  return differences;
}
