const EDGE = "\u0002";
const SHORTEST = 4;
/** Below half of the trigrams in common two words are more often strangers than forms of one word. */
const LOWEST = 0.5;

const trigrams = new Map<string, ReadonlySet<string>>();
const REMEMBERED = 20_000;

function trigramsOf(word: string): ReadonlySet<string> {
  let known = trigrams.get(word);
  if (known === undefined) {
    const marked = EDGE + word + EDGE;
    const found = new Set<string>();
    for (let at = 0; at + 3 <= marked.length; at++) found.add(marked.slice(at, at + 3));
    if (trigrams.size >= REMEMBERED) trigrams.clear();
    trigrams.set(word, found);
    known = found;
  }
  return known;
}

/** How alike two words are spelled, 0 or 0.5 to 1: Dice's coefficient over letter trigrams. Catches what stemming does not. */
export function resemblance(one: string, other: string): number {
  if (one === other) return 1;
  if (one.length < SHORTEST || other.length < SHORTEST) return 0;
  // A first letter that differs is rarely the same word, and skipping those halves the cost.
  if (one.charCodeAt(0) !== other.charCodeAt(0)) return 0;
  const [a, b] = [trigramsOf(one), trigramsOf(other)];
  if (a.size > 3 * b.size || b.size > 3 * a.size) return 0;
  let common = 0;
  for (const gram of a) if (b.has(gram)) common++;
  const score = (2 * common) / (a.size + b.size);
  return score >= LOWEST ? score : 0;
}
