import lists from "../lexicon/synonyms.json" with { type: "json" };
import { stem } from "../stem.ts";

/** Read when first asked for: a process may never match. */
let groups: ReadonlyMap<string, ReadonlySet<number>> | null = null;

function readGroups(): ReadonlyMap<string, ReadonlySet<number>> {
  const read = new Map<string, Set<number>>();
  for (const [id, line] of lists.entries()) {
    for (const word of line.split(/\s+/)) {
      const key = stem(word);
      const known = read.get(key) ?? new Set();
      known.add(id);
      read.set(key, known);
    }
  }
  return read;
}

/** The numbers of the groups that a stem is in; undefined for most. */
export function synonymGroups(one: string): ReadonlySet<number> | undefined {
  groups ??= readGroups();
  return groups.get(one);
}

/** Whether two words of such groups are used for the same thing. */
export function shareGroup(a: ReadonlySet<number> | undefined, b: ReadonlySet<number> | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  for (const id of a) if (b.has(id)) return true;
  return false;
}

/** Whether two stems are used for the same thing. */
export function isSynonym(one: string, other: string): boolean {
  return shareGroup(synonymGroups(one), synonymGroups(other));
}
