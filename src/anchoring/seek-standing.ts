import { isCodePointBoundary } from "../language/code-points.ts";
import { occurrences } from "./candidates.ts";
import { MAX_COMPARED, MAX_OCCURRENCES, MAX_PLACES } from "./caps.ts";
import { countKept } from "./judge.ts";
import { type Candidate, sameInView } from "./locate.ts";
import type { Query } from "./query.ts";
import { isSeam } from "./seams.ts";
import type { Search } from "./types.ts";
import { cutsAt } from "./words.ts";

export function isAtHome({ neighbours }: Candidate): boolean {
  const { known, kept } = countKept(neighbours);
  return known > 0 && known === kept;
}

/** Does the place begin or end inside a word ("5 million" in "15 million") where the selector's own quote did not? */
function cutsNewWord(query: Query, text: string, start: number, end: number): boolean {
  return (
    (!query.cutsFirst && cutsAt(text, start) && !isSeam(query, text, start, "before")) ||
    (!query.cutsLast && cutsAt(text, end) && !isSeam(query, text, end, "after"))
  );
}

/** Prefix, quote and suffix together, typography aside: which of the quote's places are its own to the letter. */
export function* seekWholeView(
  query: Query,
  text: string,
  standing: readonly number[],
): Search<readonly Candidate[]> {
  const joined = query.joined.text;
  const lead = joined.length - joined.trimStart().length;
  const whole = joined.trim();
  const found =
    standing.length < MAX_OCCURRENCES
      ? standing.map((at) => at - query.start + lead).filter((at) => text.startsWith(whole, at))
      : yield* occurrences(text, whole, MAX_PLACES);
  return found
    .map((at) => at + query.start - lead)
    .filter((at) => isCodePointBoundary(text, at) && isCodePointBoundary(text, at + query.end - query.start))
    .filter(
      (start) =>
        found.length > MAX_COMPARED || !cutsNewWord(query, text, start, start + query.end - query.start),
    )
    .map((start) => sameInView(query, text, start));
}

/** What adjoins each place of the quote. One place alone is given if it is the only one with all its neighbours. */
export function* compareOccurrences(
  query: Query,
  text: string,
  found: readonly number[],
): Search<Candidate[]> {
  const length = query.end - query.start;
  const likely =
    found.length <= MAX_COMPARED
      ? found
      : found
          .map((at) => ({ at, adjoining: adjoiningCharacters(query, text, at, at + length) }))
          .sort((a, b) => b.adjoining - a.adjoining || a.at - b.at)
          .slice(0, MAX_COMPARED)
          .map(({ at }) => at);
  const candidates: Candidate[] = [];
  for (const start of likely) {
    yield 40;
    if (!cutsNewWord(query, text, start, start + length)) candidates.push(sameInView(query, text, start));
  }
  const home = candidates.filter(isAtHome);
  return home.length === 1 ? home : candidates;
}

/** Characters of the context that adjoin a place without a break: a quick guess before words are compared. */
function adjoiningCharacters(query: Query, text: string, start: number, end: number): number {
  const joined = query.joined.text;
  let before = 0;
  while (
    before < query.start &&
    joined.charCodeAt(query.start - 1 - before) === text.charCodeAt(start - 1 - before)
  )
    before++;
  let after = 0;
  while (
    query.end + after < joined.length &&
    joined.charCodeAt(query.end + after) === text.charCodeAt(end + after)
  )
    after++;
  return before + after;
}
