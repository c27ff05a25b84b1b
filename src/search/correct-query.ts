import type { Database } from "../db/database.ts";
import { findSimilarTerms, type TermPattern } from "../db/queries/similar-terms.ts";
import { stem } from "../matching/stem.ts";
import type { QueryPlan } from "./plan-query.ts";

/** In the place of a word of the query that no claim has, a stem of the index that is one slip of the pen away. */
export interface Correction {
  readonly place: number;
  readonly stem: string;
}

/** A short word is a slip away from too many others, and a longer one is not looked for letter by letter. */
const SHORTEST = 4;
const LONGEST = 24;
/** Who mistypes more words than this asks again. */
const MOST_CORRECTED = 3;
const HIGHEST = "\u{10ffff}";

/** Every term that is one letter changed, added, left out or exchanged with the next away, as patterns with where they begin and end. */
function patternsFor(place: number, stem: string): TermPattern[] {
  const letters = [...stem];
  const patterns = new Set<string>();
  const part = (from: number, to?: number): string => letters.slice(from, to).join("");
  for (let i = 0; i <= letters.length; i++) {
    patterns.add(`${part(0, i)}?${part(i)}`);
    if (i === letters.length) break;
    patterns.add(`${part(0, i)}?${part(i + 1)}`);
    patterns.add(part(0, i) + part(i + 1));
    if (i + 1 < letters.length) patterns.add(part(0, i) + letters[i + 1] + letters[i] + part(i + 2));
  }
  return [...patterns].map((pattern) => {
    const at = pattern.indexOf("?");
    const low = at === -1 ? pattern : pattern.slice(0, at);
    return { place, stem, pattern, low, high: at === -1 ? pattern : low + HIGHEST };
  });
}

const isCorrectable = ({ stem, prefix }: QueryPlan["terms"][number]): boolean => {
  const length = [...stem].length;
  return !prefix && length >= SHORTEST && length <= LONGEST && /^\p{L}+$/u.test(stem);
};

/** What may have been meant by the words that no claim has; one round trip. Empty where every word is known or none is near. */
export async function findCorrections(db: Database, plan: QueryPlan): Promise<Correction[]> {
  const patterns = plan.terms.flatMap((term, place) =>
    isCorrectable(term) ? [patternsFor(place, term.stem)] : [],
  );
  if (patterns.length === 0) return [];
  const found = await findSimilarTerms(db, patterns.slice(0, MOST_CORRECTED).flat());
  return [...found].map(([place, similar]) => ({ place, stem: similar }));
}

/** Endings that a stem may have lost; one of the words that they make has the stem again. */
const ENDINGS = ["", "e", "s", "ed", "ing"];

/** FTS5 stems what it is asked for, so it is asked for a word of that stem; what has none is asked for as it is. */
function wordOf(wanted: string): string {
  const words = [...ENDINGS.map((ending) => wanted + ending), wanted.replace(/i$/u, "y")];
  return words.find((word) => stem(word) === wanted) ?? wanted;
}

/** The query as it may have been meant. */
export function corrected(plan: QueryPlan, corrections: readonly Correction[]): QueryPlan {
  const terms = plan.terms.map((term, place) => {
    const correction = corrections.find((one) => one.place === place);
    return correction === undefined
      ? term
      : { ...term, stem: correction.stem, word: wordOf(correction.stem) };
  });
  return { ...plan, terms };
}
