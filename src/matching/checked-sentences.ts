import type { DifferenceKind } from "./relation/difference.ts";
import { splitSentences } from "./sentences.ts";

/** Which relation tells a reader most. */
const NEARNESS = { repeats: 0, contradicts: 1, differs: 2, reports: 3, related: 4 } as const;

/** As much of a match as says beside which sentence it stands. `passage`: code points of the text. */
export interface PlacedMatch {
  passage: { start: number; end: number };
  relation: keyof typeof NEARNESS;
  score: number;
  residue: readonly unknown[];
}

/** A stretch of a text that is looked at as one, and what was found for it, nearest first. */
export interface CheckedSentence<M extends PlacedMatch> {
  /** From 1. */
  number: number;
  /** UTF-16 units of the text. */
  start: number;
  end: number;
  text: string;
  matches: M[];
}

/**
 * The sentences of a text with what was found for each. A match over several sentences makes one of them; what stands
 * in none of them, such as an address alone on a line, is at the nearest before it.
 */
export function checkedSentences<M extends PlacedMatch>(
  text: string,
  matches: readonly M[],
): CheckedSentence<M>[] {
  const unitAt = unitsOf(text);
  const spans: { start: number; end: number; matches: M[] }[] = splitSentences(text).map(
    ({ start, end }) => ({ start, end, matches: [] }),
  );
  for (const match of matches) {
    const start = unitAt(match.passage.start);
    const end = unitAt(match.passage.end);
    const first = Math.max(
      0,
      spans.findLastIndex((span) => span.start <= start),
    );
    const last = Math.max(
      first,
      spans.findLastIndex((span) => span.start < end),
    );
    const joined = spans.splice(first, last - first + 1);
    const [from, to] = [joined.at(0), joined.at(-1)];
    if (from === undefined || to === undefined) continue;
    spans.splice(first, 0, {
      start: from.start,
      end: to.end,
      matches: [...joined.flatMap((one) => one.matches), match],
    });
  }
  return spans.map((span, i) => ({
    ...span,
    number: i + 1,
    text: text.slice(span.start, span.end),
    matches: span.matches.sort((a, b) => NEARNESS[a.relation] - NEARNESS[b.relation] || b.score - a.score),
  }));
}

/**
 * Below this score a claim that is only `related` shares a name or a few little words: beside a sentence, set large, it
 * would look like an answer.
 */
const FARTHEST = 0.05;

/** The claim to be set beside a sentence; null where none is near enough, so that it was not checked. */
export function nearestMatch<M extends PlacedMatch>({ matches }: CheckedSentence<M>): M | null {
  const best = matches[0];
  if (best === undefined) return null;
  // A page whose address was pasted is what was meant, and shares no words.
  const isFar = best.relation === "related" && best.residue.length > 0 && best.score < FARTHEST;
  return isFar ? null : best;
}

/** Offsets in UTF-16 units for those in code points. */
function unitsOf(text: string): (codePoint: number) => number {
  if (!/[\ud800-\udfff]/.test(text)) return (codePoint) => codePoint;
  const units = [0];
  for (const point of text) units.push((units.at(-1) ?? 0) + point.length);
  return (codePoint) => units[codePoint] ?? text.length;
}

const KINDS: readonly DifferenceKind[] = [
  "number",
  "date",
  "name",
  "place",
  "negation",
  "opposite",
  "order",
  "mood",
  "scope",
  "word",
];

/** The difference that is named above a pair: what the reader would stumble over first. */
export function chiefDifference<D extends { kind: string }>(differences: readonly D[]): D | null {
  for (const kind of KINDS) {
    const found = differences.find((one) => one.kind === kind);
    if (found) return found;
  }
  return null;
}
