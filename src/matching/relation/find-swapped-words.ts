import type { Token } from "../tokens.ts";
import { readDenials } from "./denials.ts";
import type { Difference } from "./difference.ts";
import { isSamePlace, lonelyWords, SAME_SUBJECT, type Sides, textOf } from "./sides.ts";

/** Words that count which one edit replaces, and which must be left for it to be an edit. */
const LONGEST_SWAP = 3;
const FEWEST_KEPT = 2;

/** Little words that a copy edited by one word may gain or lose with it. */
const FILLERS: ReadonlySet<string> = new Set(
  "a an the is was were are has have had been be being did does do will would his her its their our my your down up out off away back".split(
    " ",
  ),
);

/** The little words of a text, fillers left out, in order. */
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

/** Stand before a post and say nothing. */
const HERALDS: ReadonlySet<string> = new Set("breaking update watch wow news exclusive".split(" "));

const isJoin = (token: Token | undefined): boolean => token?.word === "and" || token?.word === "or";

const isRun = (tokens: readonly Token[], run: readonly number[]): boolean =>
  run.length > 0 &&
  run.length <= LONGEST_SWAP &&
  // "fire, sanitation and parks" is one run.
  run.every((at, k) => k === 0 || at - 1 === run[k - 1] || (at - 2 === run[k - 1] && isJoin(tokens[at - 1])));

/** A few words in others' place in a sentence that is otherwise the claim's own. */
export function findSwappedWords(sides: Sides): Difference[] {
  const { claim, passage, alignment } = sides;
  const mine = lonelyWords(claim, alignment.toPassage);
  const theirs = lonelyWords(passage, alignment.toClaim).filter(
    (at) => !HERALDS.has(passage[at]?.word ?? ""),
  );
  if (!isRun(claim, mine) || !isRun(passage, theirs)) return [];
  const kept = alignment.toPassage.filter((at) => at !== -1);
  if (kept.length < FEWEST_KEPT || sides.covered < SAME_SUBJECT) return [];
  // A paraphrase changes the order or the little words as well; an edited copy does not.
  if (!kept.every((at, k) => k === 0 || at >= (kept[k - 1] ?? -1))) return [];
  if (strangers(little(claim), little(passage)) > 1) return [];
  // "declined to comment" and "did not want to comment".
  const denies = (tokens: readonly Token[], lonely: readonly number[], others: readonly Token[]): boolean =>
    readDenials(others).length > 0 && readDenials(tokens).some(({ at }) => lonely.includes(at));
  if (denies(claim, mine, passage) || denies(passage, theirs, claim)) return [];
  const [i = 0, j = 0] = [mine[0], theirs[0]];
  const [lastI = i, lastJ = j] = [mine.at(-1), theirs.at(-1)];
  if (!isSamePlace(sides, i, lastI, j, lastJ)) return [];
  return [{ kind: "word", passage: textOf(passage, j, lastJ), claim: textOf(claim, i, lastI) }];
}
