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

/** Whether two stems are used for the same thing. */
export function isSynonym(one: string, other: string): boolean {
  const a = groups.get(one);
  const b = groups.get(other);
  if (a === undefined || b === undefined) return false;
  for (const id of a) if (b.has(id)) return true;
  return false;
}
