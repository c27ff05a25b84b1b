import lists from "../lexicon/synonyms.json" with { type: "json" };
import { stem } from "../stem.ts";

const groups = new Map<string, Set<number>>();
for (const [id, line] of lists.entries()) {
  for (const word of line.split(/\s+/)) {
    const key = stem(word);
    const known = groups.get(key) ?? new Set();
    known.add(id);
    groups.set(key, known);
  }
}

/** The numbers of the groups that a stem is in; undefined for most. */
export const synonymGroups = (one: string): ReadonlySet<number> | undefined => groups.get(one);

/** Whether two words of such groups are used for the same thing. */
export function shareGroup(a: ReadonlySet<number> | undefined, b: ReadonlySet<number> | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  for (const id of a) if (b.has(id)) return true;
  return false;
}

/** Whether two stems are used for the same thing. */
export function isSynonym(one: string, other: string): boolean {
  return shareGroup(groups.get(one), groups.get(other));
}
